package eu.sargs.sync.engine;

import java.util.ArrayList;
import java.util.List;

/** What is to be done after one input, gathered in order by the parts of the engine. */
final class Effects {
    private List<Effect> gathered = new ArrayList<>();

    void add(Effect effect) {
        gathered.add(effect);
    }

    void send(PeerId peer, Message message) {
        gathered.add(new Effect.Send(peer, message));
    }

    List<Effect> drain() {
        List<Effect> all = gathered;
        gathered = new ArrayList<>();
        return List.copyOf(all);
    }
}
