package eu.sargs.plate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The plate series of the countries whose vehicles use our roads. Immutable, thread-safe. Facts from
 * {@code plate_formats.json} beside this class; soft evidence only, for personalised plates fit nothing.
 */
public final class CountryFormats {
    private static final class Holder {
        private static final CountryFormats STANDARD = read();
    }

    /** How common a country's vehicles are on the Latvian–Lithuanian stretch, against the most common. */
    private static final Map<String, Double> COMMON = Map.of(
            "LV", 1.0, "LT", 1.0, "EE", 0.6, "PL", 0.6, "BY", 0.5, "RU", 0.5, "UA", 0.4, "DE", 0.4, "FI", 0.3, "KZ",
            0.2);

    private final Map<Country, List<PlateFormat>> formats;

    private CountryFormats(Map<Country, List<PlateFormat>> formats) {
        this.formats = formats;
    }

    /** Read on first use. */
    public static CountryFormats standard() {
        return Holder.STANDARD;
    }

    public List<Country> countries() {
        return List.copyOf(formats.keySet());
    }

    /** Ordinary series first; none for a country we have no facts about. */
    public List<PlateFormat> of(Country country) {
        return formats.getOrDefault(country, List.of());
    }

    public List<PlateFormat> all() {
        return formats.values().stream().flatMap(List::stream).toList();
    }

    public Optional<PlateFormat> format(String id) {
        return all().stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /** Every series the text fits as it stands, likeliest first. */
    public List<FormatMatch> match(Plate plate) {
        List<FormatMatch> matches = new ArrayList<>();
        formats.values()
                .forEach(series -> series.stream()
                        .filter(format -> format.fits(plate.text()))
                        .forEach(format -> matches.add(matched(format))));
        matches.sort(Comparator.comparingDouble(FormatMatch::fit).reversed());
        return matches;
    }

    /** The country of the likeliest series; {@link Country#UNKNOWN} where only a personalised plate would fit. */
    public Country guess(Plate plate) {
        return match(plate).stream()
                .filter(match -> !lastResort(match.format()))
                .findFirst()
                .map(FormatMatch::country)
                .orElse(Country.UNKNOWN);
    }

    /**
     * How well it fits the regular series of this country or, where that is unknown, of any: the best
     * {@link FormatMatch#fit}, 0 where it fits none. Personalised plates do not count.
     */
    public double fit(Plate plate, Country country) {
        return (country.known() ? of(country).stream() : all().stream())
                .filter(format -> !format.lastResort() && format.fits(plate.text()))
                .mapToDouble(format -> matched(format).fit())
                .max()
                .orElse(0);
    }

    /** As its country writes it, {@code HO-3817}, {@code ABC 123}; the bare text where the country or series is unknown. */
    public String display(Plate plate, Country country) {
        String text = plate.text();
        if (country.code().equals("DE")) {
            Optional<String> open = openDistrict(text);
            if (open.isPresent()) {
                return open.get();
            }
        }
        return of(country).stream()
                .flatMap(format -> format.written(text).stream())
                .findFirst()
                .orElse(text);
    }

    /**
     * Texts of regular series that this one may have been misread from: the same length, each sign that its slot cannot
     * hold replaced by the likest one that it can. Texts that fit as they stand are not repaired.
     *
     * @param least least product of likenesses, above 0
     * @return best first
     */
    public List<Repair> repairs(Plate plate, double least) {
        Map<String, Repair> best = new LinkedHashMap<>();
        for (PlateFormat format : all()) {
            if (format.lastResort()) {
                continue;
            }
            for (PlateFormat.Layout layout : format.layouts()) {
                if (layout.length() == plate.length()) {
                    repair(plate.text(), format, layout, least)
                            .ifPresent(found -> best.merge(
                                    format.id() + found.plate(),
                                    found,
                                    (a, b) -> a.likeness() >= b.likeness() ? a : b));
                }
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Repair repair) ->
                                -repair.likeness() * repair.format().fit())
                        .thenComparing(Repair::plate))
                .toList();
    }

    /** A text of a series, and how like it is to what was read. @param likeness product over the replaced signs, below 1 */
    public record Repair(Plate plate, FormatMatch format, double likeness) {}

    private static Optional<Repair> repair(String text, PlateFormat format, PlateFormat.Layout layout, double least) {
        double likeness = 1;
        char[] signs = text.toCharArray();
        for (int i = 0; i < signs.length && likeness >= least; i++) {
            String slot = layout.slots().get(i);
            if (slot.indexOf(signs[i]) < 0) {
                char likest = signs[i];
                double best = 0;
                for (char c : slot.toCharArray()) {
                    double like = Confusables.likeness(signs[i], c);
                    if (like > best) {
                        best = like;
                        likest = c;
                    }
                }
                signs[i] = likest;
                likeness *= best;
            }
        }
        String repaired = new String(signs);
        return likeness >= least && !repaired.equals(text) && format.fits(repaired)
                ? Optional.of(new Repair(new Plate(repaired), matched(format), likeness))
                : Optional.empty();
    }

    private boolean lastResort(String format) {
        return format(format).map(PlateFormat::lastResort).orElse(false);
    }

    private static FormatMatch matched(PlateFormat format) {
        double series = format.lastResort()
                ? 0.1
                : switch (format.kind().replaceAll("[ ,/].*", "")) {
                    case "car", "private", "any" -> 1.0;
                    case "trailer", "truck", "electric" -> 0.6;
                    default -> 0.4;
                };
        double common = COMMON.getOrDefault(format.country().code(), 0.2);
        return new FormatMatch(format.country(), format.id(), format.kind(), common * series);
    }

    /** Three or four letters of a German plate split in two ways, and only the seals tell which: none is shown. */
    private static Optional<String> openDistrict(String text) {
        int letters = 0;
        while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
            letters++;
        }
        return (letters == 3 || letters == 4) && letters < text.length()
                ? Optional.of(text.substring(0, letters) + " " + text.substring(letters))
                : Optional.empty();
    }

    private static CountryFormats read() {
        try (InputStream in = CountryFormats.class.getResourceAsStream("plate_formats.json")) {
            JsonNode countries = new ObjectMapper().readTree(in).get("countries");
            Map<Country, List<PlateFormat>> formats = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : countries.properties()) {
                Country country = new Country(entry.getKey());
                List<PlateFormat> series = new ArrayList<>();
                for (JsonNode format : entry.getValue().get("formats")) {
                    series.add(format(country, entry.getValue(), format));
                }
                formats.put(country, List.copyOf(series));
            }
            return new CountryFormats(formats);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlateFormat format(Country country, JsonNode facts, JsonNode format) {
        String id = format.get("id").asText();
        String regex = format.get("regex").asText();
        Set<String> special = new HashSet<>();
        if (format.has("special")) {
            format.get("special").fieldNames().forEachRemaining(special::add);
        }
        // The German expression allows 3 + 2 + 4 + 1 signs; the law allows 8.
        int longest = country.code().equals("DE") ? 8 : Plate.LONGEST;
        return new PlateFormat(
                id,
                country,
                format.get("vehicle_class").asText(),
                Pattern.compile(regex),
                format.get("canonical").asText(),
                RegexLayouts.of(regex, longest),
                texts(format.get("examples")),
                special,
                "last".equals(format.path("priority").asText()),
                PlateLooks.of(id, country, facts.get("code_on_plate").asText(), texts(facts.get("sizes_mm"))));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
