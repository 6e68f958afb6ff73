package eu.sargs.app.bench;

import eu.sargs.plate.Plate;
import eu.sargs.recognition.PictureReader;
import eu.sargs.recognition.PlateRead;
import eu.sargs.recognition.Quad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code sargs bench recognition --set DIR}: a folder of pictures with {@code labels.tsv} (file, x, y, w, h and, where
 * known, text; −1 for a box that nobody drew), read one after the other on one thread.
 *
 * <p>A read belongs to a labelled plate when their boxes overlap by a quarter of both together or the read's centre
 * lies in the label and at least a third of its area; where no box was drawn, when the text is right. Only the most
 * certain read of a plate is judged, in full: a sign too many is an error. Lenient counts O and 0, and I and 1, as equal.
 */
public final class RecognitionBench {
    /** One line of the result. */
    public record Line(String bench, String set, String metric, double value, String unit) {}

    /** What was read where a text was known; for looking at errors, never for logs. */
    public record Outcome(String file, String wanted, Optional<String> read, boolean lenient) {}

    private record Label(Quad.Box box, boolean drawn, Optional<String> text) {}

    private RecognitionBench() {}

    public static List<Line> run(Path set, PictureReader reader, Consumer<Outcome> outcomes) throws IOException {
        Map<String, List<Label>> labels = labels(set.resolve("labels.tsv"));
        Tally tally = new Tally();
        PictureReader.Cost first = null;
        for (Map.Entry<String, List<Label>> picture : labels.entrySet()) {
            PictureReader.PictureReads reads = reader.read(set.resolve(picture.getKey()));
            if (first == null) {
                // The first run pays for loading; it is read again so that the figures are of a running program.
                first = reads.cost();
                reads = reader.read(set.resolve(picture.getKey()));
            }
            tally.picture(picture.getKey(), picture.getValue(), reads, outcomes);
        }
        return tally.lines(set.getFileName().toString());
    }

    private static Map<String, List<Label>> labels(Path file) throws IOException {
        Map<String, List<Label>> labels = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            if (cells.length < 5 || cells[0].equals("file")) {
                continue;
            }
            Quad.Box box = new Quad.Box(
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]));
            Optional<String> text =
                    cells.length > 5 && !cells[5].isBlank() ? Optional.of(Plate.normalise(cells[5])) : Optional.empty();
            List<Label> all = labels.computeIfAbsent(cells[0], key -> new ArrayList<>());
            if (box.width() != 0) {
                all.add(new Label(box, box.x() >= 0 && box.width() > 0, text));
            }
        }
        return labels;
    }

    private static final class Tally {
        private int pictures;
        private int plates;
        private int found;
        private int reads;
        private int falseReads;
        private int texts;
        private int lenient;
        private int strict;
        private int characters;
        private int rightCharacters;
        private boolean boxes;
        private final Map<String, Double> cost = new LinkedHashMap<>();

        void picture(String file, List<Label> labels, PictureReader.PictureReads picture, Consumer<Outcome> outcomes) {
            pictures++;
            reads += picture.plates().size();
            Map<Label, PlateRead> matched = new HashMap<>();
            Set<PlateRead> owned = new LinkedHashSet<>();
            for (Label label : labels) {
                for (PlateRead read : picture.plates()) {
                    if (!owned.contains(read) && belongs(read, label)) {
                        matched.putIfAbsent(label, read);
                        owned.add(read);
                    }
                }
            }
            falseReads += (int) picture.plates().stream()
                    .filter(read -> !owned.contains(read))
                    .count();
            for (Label label : labels) {
                Optional<PlateRead> read = Optional.ofNullable(matched.get(label));
                if (label.drawn) {
                    boxes = true;
                    plates++;
                    found += read.isPresent() ? 1 : 0;
                }
                label.text.ifPresent(wanted -> judge(file, wanted, read, outcomes));
            }
            cost.merge("decode", picture.cost().decode(), Double::sum);
            cost.merge("find", picture.cost().find(), Double::sum);
            cost.merge("rectify", picture.cost().rectify(), Double::sum);
            cost.merge("read", picture.cost().read(), Double::sum);
            cost.merge("choose", picture.cost().choose(), Double::sum);
            cost.merge("all", picture.cost().total(), Double::sum);
        }

        private static boolean belongs(PlateRead read, Label label) {
            if (!label.drawn) {
                return label.text.isPresent()
                        && lenient(label.text.get())
                                .equals(lenient(read.reading().plate().text()));
            }
            Quad.Box box = read.outline().box();
            boolean inside = box.centreX() >= label.box.x()
                    && box.centreX() <= label.box.right()
                    && box.centreY() >= label.box.y()
                    && box.centreY() <= label.box.bottom();
            return box.iou(label.box) >= 0.25 || inside && box.area() >= label.box.area() / 3;
        }

        private void judge(String file, String wanted, Optional<PlateRead> read, Consumer<Outcome> outcomes) {
            texts++;
            String text = read.map(one -> one.reading().plate().text()).orElse("");
            boolean same = lenient(text).equals(lenient(wanted));
            lenient += same ? 1 : 0;
            strict += text.equals(wanted) ? 1 : 0;
            characters += wanted.length();
            rightCharacters += Math.max(0, wanted.length() - distance(lenient(text), lenient(wanted)));
            outcomes.accept(new Outcome(file, wanted, read.map(one -> text), same));
        }

        List<Line> lines(String set) {
            List<Line> lines = new ArrayList<>();
            if (boxes) {
                lines.add(line(set, "recall %", percent(found, plates), "%"));
                lines.add(line(set, "precision %", percent(reads - falseReads, reads), "%"));
            }
            if (texts > 0) {
                lines.add(line(set, "lenient %", percent(lenient, texts), "%"));
                lines.add(line(set, "strict %", percent(strict, texts), "%"));
                lines.add(line(set, "characters %", percent(rightCharacters, characters), "%"));
            }
            lines.add(line(set, "false reads/picture", falseReads / (double) Math.max(1, pictures), "1"));
            cost.forEach((stage, total) ->
                    lines.add(line(set + " " + stage, "cpu ms/picture", total / Math.max(1, pictures), "ms")));
            return lines;
        }

        private static Line line(String name, String metric, double value, String unit) {
            return new Line("recognition", name, metric, Math.round(value * 1000) / 1000.0, unit);
        }

        private static double percent(int part, int whole) {
            return whole == 0 ? 0 : 100.0 * part / whole;
        }
    }

    static String lenient(String text) {
        return text.replace('O', '0').replace('I', '1');
    }

    /** Signs to change, add or leave out. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
