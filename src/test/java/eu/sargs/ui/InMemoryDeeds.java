package eu.sargs.ui;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedKind;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Deeds;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.StationKey;
import eu.sargs.platform.Fault;
import eu.sargs.ui.admin.RecordFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A record in memory, and what was asked of it. */
public final class InMemoryDeeds implements Deeds {
    /** As it was asked for. */
    public record Asked(DeedSearch search, Reason reason, String officer) {}

    private static final StationKey SELF = new StationKey("5a".repeat(32));

    private final List<Deed> all = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();

    public synchronized void did(
            Instant at,
            String officer,
            DeedKind kind,
            String type,
            String plate,
            Deed.Given given,
            Map<String, Object> details) {
        all.add(new Deed(
                new Deed.Mark(at, all.size()), SELF, true, officer, "Krāslava 1", given, kind, type, plate, details));
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private Stream<Deed> found(DeedSearch search) {
        return all.stream()
                .sorted(Comparator.comparing(Deed::at)
                        .thenComparing(deed -> deed.mark().place())
                        .reversed())
                .filter(deed -> search.from()
                                .map(from -> !deed.at().isBefore(from))
                                .orElse(true)
                        && search.to().map(to -> deed.at().isBefore(to)).orElse(true)
                        && search.officer().map(deed.officer()::equals).orElse(true)
                        && search.kind().map(kind -> deed.kind() == kind).orElse(true)
                        && search.plate().map(deed.plate()::equals).orElse(true)
                        && search.about()
                                .map(deed.details().getOrDefault("account", "")::equals)
                                .orElse(true)
                        && search.reasonCode().map(deed.given().code()::equals).orElse(true)
                        && search.caseNumber()
                                .map(deed.given().caseNumber()::equalsIgnoreCase)
                                .orElse(true));
    }

    @Override
    public synchronized List<Deed> search(
            DeedSearch search, Optional<Deed.Mark> after, int limit, Reason reason, Officer officer) {
        asked.add(new Asked(search, reason, officer.account()));
        return found(search)
                .filter(deed -> after.map(mark -> deed.at().isBefore(mark.at())
                                || deed.at().equals(mark.at()) && deed.mark().place() < mark.place())
                        .orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void export(DeedSearch search, Consumer<Deed> told, Reason reason, Officer officer) {
        asked.add(new Asked(search, reason, officer.account()));
        found(search).forEach(told);
    }

    @Override
    public List<Deed> own(Optional<Deed.Mark> after, int limit, Officer officer) {
        return found(DeedSearch.by(officer.account())).limit(limit).toList();
    }

    /** Writes to nowhere, and keeps what for. */
    public static final class InMemoryFile implements RecordFile {
        private final InMemoryDeeds deeds;
        private final List<Path> written = new ArrayList<>();

        InMemoryFile(InMemoryDeeds deeds) {
            this.deeds = deeds;
        }

        public synchronized List<Path> written() {
            return List.copyOf(written);
        }

        @Override
        public synchronized long write(Path file, DeedSearch search, Reason reason, Officer officer) {
            if (written.contains(file)) {
                throw new Fault("EXP-06", "export.fault.there", file.toString());
            }
            List<Deed> all = new ArrayList<>();
            deeds.export(search, all::add, reason, officer);
            written.add(file);
            return all.size();
        }
    }
}
