package eu.sargs.sync.simulator;

import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Input;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;
import java.util.List;

/**
 * What lies between two stations: connections that come and go on it, each an ordered stream each way with a delay of
 * its own. A cut loses what is on its way; one or both sides may not notice.
 */
final class Wire {
    private static final long RETRY = 2_000;

    private final Schedule schedule;
    private final SimulatedStation[] ends;
    private final Oracle oracle;
    private boolean up = true;
    private Connection connection;
    private long delay = 20;
    /** Bytes a second; 0 where that is not looked at. */
    private long carries;
    /** What the first, the second end does to what it sends. */
    private final Tamper[] tampers = new Tamper[2];

    private static final class Connection {
        final boolean[] open = {true, true};
        /** As whom the first, the second end sees the other. */
        final PeerId[] seen = new PeerId[2];

        final long[] arrival = new long[2];
        /** When what was sent before is through. */
        final long[] free = new long[2];

        final long[] underway = new long[2];
        boolean lost;
    }

    Wire(Schedule schedule, SimulatedStation one, SimulatedStation other, Oracle oracle) {
        this.schedule = schedule;
        this.ends = new SimulatedStation[] {one, other};
        this.oracle = oracle;
        schedule.in(schedule.between(0, RETRY), this::retry);
    }

    SimulatedStation other(SimulatedStation station) {
        return ends[1 - side(station)];
    }

    List<SimulatedStation> ends() {
        return List.of(ends);
    }

    boolean joins(SimulatedStation station) {
        return ends[0] == station || ends[1] == station;
    }

    private int side(SimulatedStation station) {
        return ends[0] == station ? 0 : 1;
    }

    void tamper(SimulatedStation by, Tamper tamper) {
        tampers[side(by)] = tamper;
    }

    void delay(long millis) {
        delay = millis;
    }

    /** @param bytesPerSecond each way */
    void carries(long bytesPerSecond) {
        carries = bytesPerSecond;
    }

    private static int size(Message message) {
        return switch (message) {
            case Message.Events events -> events.bytes();
            case Message.PicturePart part -> 64 + part.bytes().length;
            case Message.Have have -> 16 + 64 * have.ends().size();
            default -> 64;
        };
    }

    private void retry() {
        if (up && (connection == null || connection.lost || !connection.open[0] || !connection.open[1])) {
            connect();
        }
        schedule.in(RETRY + schedule.between(0, RETRY), this::retry);
    }

    /** Opens a connection, also where there is one: the new one takes its place. */
    void connect() {
        if (!up || !ends[0].isRunning() || !ends[1].isRunning()) {
            return;
        }
        Connection anew = new Connection();
        Connection before = connection;
        connection = anew;
        for (int side = 0; side < 2; side++) {
            anew.seen[side] = ends[side].sees(ends[1 - side]);
        }
        if (before != null) {
            before.lost = true;
            for (int side = 0; side < 2; side++) {
                // Under another key it is another link, which does not take the place of this one by itself.
                if (before.open[side] && !before.seen[side].equals(anew.seen[side])) {
                    ends[side].handle(new Input.Closed(before.seen[side]));
                }
            }
        }
        for (int side = 0; side < 2 && connection == anew; side++) {
            ends[side].linked(this, anew.seen[side]);
        }
    }

    /** What is open now, so that what was asked for on it is not carried out on another. */
    Object connection() {
        return connection;
    }

    void raise() {
        up = true;
    }

    /** @param noticed whether the ends are told soon, or must find out by the silence */
    void cut(boolean noticed) {
        up = false;
        Connection cut = connection;
        if (cut == null) {
            return;
        }
        cut.lost = true;
        for (int side = 0; side < 2; side++) {
            if (noticed || schedule.chance(0.3)) {
                closeLater(cut, side);
            }
        }
    }

    private void closeLater(Connection closed, int side) {
        schedule.in(schedule.between(1, 3_000), () -> {
            if (connection == closed && closed.open[side] && ends[side].isRunning()) {
                closed.open[side] = false;
                ends[side].handle(new Input.Closed(closed.seen[side]));
            }
        });
    }

    /** The station's program ended. */
    void dropped(SimulatedStation station) {
        Connection dropped = connection;
        if (dropped != null) {
            dropped.lost = true;
            dropped.open[side(station)] = false;
            closeLater(dropped, 1 - side(station));
        }
    }

    void close(SimulatedStation by, Farewell why) {
        Connection closed = connection;
        int side = side(by);
        if (closed == null || !closed.open[side]) {
            return;
        }
        oracle.closed(by, ends[1 - side], why);
        send(by, new Message.Bye(why));
        closed.open[side] = false;
        closeLater(closed, 1 - side);
    }

    void send(SimulatedStation from, Message message) {
        int side = side(from);
        Connection on = connection;
        if (on == null || !on.open[side]) {
            return;
        }
        oracle.sends(from, ends[1 - side], on.seen[side].key(), message);
        List<Message> instead = tampers[side] == null ? List.of(message) : tampers[side].pass(message);
        instead.forEach(each -> deliver(on, side, each));
    }

    private void deliver(Connection on, int side, Message message) {
        int bytes = message instanceof Message.Events events ? events.bytes() : 0;
        on.underway[side] += bytes;
        oracle.underway(ends[side], on.underway[side], tampers[side] != null);
        on.free[side] = Math.max(on.free[side], schedule.now()) + (carries == 0 ? 0 : 1_000L * size(message) / carries);
        on.arrival[side] = Math.max(on.arrival[side], on.free[side] + schedule.between(1, delay));
        schedule.in(on.arrival[side] - schedule.now(), () -> {
            if (on.lost || connection != on || !on.open[1 - side] || !ends[1 - side].isRunning()) {
                return; // a message cut in the middle is no message; what is underway on a dead link stays so
            }
            on.underway[side] -= bytes;
            oracle.arrives(ends[side], ends[1 - side], message);
            ends[1 - side].handle(new Input.Received(on.seen[1 - side], message));
        });
    }
}
