package eu.sargs.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.access.Deed;
import eu.sargs.access.DeedKind;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Deeds;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.StationKey;
import eu.sargs.export.SignedFile;
import eu.sargs.journal.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Writes what the record says to a file that this station signs: a JSON object a line, the latest deed first. */
public final class RecordExport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deeds deeds;
    private final Consumer<Officer> mayExport;
    private final SigningKey key;
    private final String station;
    private final InstantSource clock;

    /**
     * @param deeds with the gate before it
     * @param mayExport refuses whoever may not, before a look at where the file is to lie
     * @param station its name
     */
    RecordExport(Deeds deeds, Consumer<Officer> mayExport, SigningKey key, String station, InstantSource clock) {
        this.deeds = deeds;
        this.mayExport = mayExport;
        this.key = key;
        this.station = station;
        this.clock = clock;
    }

    /**
     * Writes the file, its manifest and its signature. That it is done stands on record before the first line is written.
     *
     * @throws eu.sargs.platform.Fault ACC-06 where the officer may not, EXP-… where it cannot be written
     */
    public SignedFile.Manifest write(Path file, DeedSearch search, Reason reason, Officer officer) {
        mayExport.accept(officer);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("holds", "record");
        facts.put("not-in-it", "traffic"); // sightings themselves: docs/record.md
        facts.put("station", station);
        facts.put("made", clock.instant().toString());
        facts.put("by", officer.account());
        facts.put("reason", reason.said());
        facts.put("reason-code", reason.code());
        facts.put("case", reason.caseNumber());
        facts.put("from", search.from().map(Instant::toString).orElse(""));
        facts.put("to", search.to().map(Instant::toString).orElse(""));
        facts.put("officer", search.officer().orElse(""));
        facts.put("about", search.about().orElse(""));
        facts.put("act", search.kind().map(DeedKind::word).orElse(""));
        facts.put("plate", search.plate().orElse(""));
        facts.put("for-reason", search.reasonCode().orElse(""));
        facts.put("for-case", search.caseNumber().orElse(""));
        facts.put("writer", search.station().map(StationKey::hex).orElse(""));
        return new SignedFile(file)
                .write(facts, key, lines -> deeds.export(search, deed -> lines.accept(line(deed)), reason, officer));
    }

    /** A deed as one JSON object. */
    public static Map<String, Object> object(Deed deed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", deed.at().toString());
        line.put("officer", deed.officer());
        line.put("seat", deed.seat());
        line.put("act", deed.kind().word());
        line.put("event", deed.type());
        line.put("reason", deed.reason());
        line.put("reason_code", deed.given().code());
        line.put("case", deed.given().caseNumber());
        line.put("plate", deed.plate());
        line.put("details", deed.details());
        line.put("station", deed.writer().hex());
        line.put("ours", deed.ours());
        return line;
    }

    private static String line(Deed deed) {
        try {
            return JSON.writeValueAsString(object(deed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
