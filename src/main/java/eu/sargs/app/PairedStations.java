package eu.sargs.app;

import eu.sargs.access.Audience;
import eu.sargs.access.Neighbours;
import eu.sargs.access.StationKey;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who writes for which station and whom this one can write to, by what the members say of each other. */
final class PairedStations implements Neighbours {
    private final OriginKey self;
    private final Supplier<Membership> members;

    /** @param members as they are at the moment */
    PairedStations(OriginKey self, Supplier<Membership> members) {
        this.self = self;
        this.members = members;
    }

    @Override
    public boolean same(StationKey one, StationKey other) {
        Optional<Member> first = find(one);
        return one.equals(other)
                || first.isPresent()
                        && find(other)
                                .filter(second -> second.station()
                                                .equals(first.get().station())
                                        && second.agency().equals(first.get().agency())
                                        && second.country().equals(first.get().country()))
                                .isPresent();
    }

    @Override
    public Optional<String> station(StationKey key) {
        return find(key).map(Member::station);
    }

    @Override
    public boolean sees(StationKey key, Audience audience) {
        return members.get().maySee(new OriginKey(key.hex()), new FeedId(self, 1, audience.scope(), Lane.DUTY));
    }

    private Optional<Member> find(StationKey key) {
        return members.get().find(new OriginKey(key.hex()));
    }

    @Override
    public List<Audience> audiences() {
        List<Audience> audiences = new ArrayList<>(List.of(Audience.STATION));
        Membership now = members.get();
        now.find(self).ifPresent(own -> {
            now.groups().entrySet().stream()
                    .filter(group -> group.getValue().contains(own.agency()))
                    .map(group -> Audience.group(group.getKey()))
                    .sorted(java.util.Comparator.comparing(Audience::text))
                    .forEach(audiences::add);
            audiences.add(Audience.country(own.country()));
        });
        audiences.add(Audience.ALL);
        return List.copyOf(audiences);
    }
}
