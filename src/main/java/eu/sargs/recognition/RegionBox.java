package eu.sargs.recognition;

import eu.sargs.plate.Confusables;
import eu.sargs.plate.CountryFormats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The region of a Russian plate: two or three digits in a box of their own at its right end, smaller than the number and
 * above the country's name. Where a plate is small, a reader of lines loses them or takes them for letters, so they are
 * cut out and read by themselves. Sizes after GOST R 50577, type 1 (520 × 112 mm). One thread at a time.
 */
final class RegionBox {
    /** A line of text. @param signs as read on it */
    record Line(Quad outline, List<SignRead> signs) {}

    private static final String SERIES = "RU-car";
    private static final int NUMBER_LENGTH = 6;
    /** The first sign tells a Russian number from a Belarusian, which begins with a digit: only 0 may be an O there. */
    private static final double ALIKE_FIRST = 0.9;

    private static final double ALIKE = 0.6;
    /** What a sign must have of its slot's probability, letters and digits that look alike counting for each other. */
    private static final double LEAST = 0.3;

    /** Beside a plate of another country something may be taken for digits, but without certainty. */
    private static final double LEAST_SURE = 0.4;

    /**
     * Where the middle of the region may be right of the number's last sign, in parts of the way from its first sign to
     * its last. That way is short where a number has narrow signs.
     */
    private static final double NEAREST = 0.28;

    private static final double FARTHEST = 0.72;
    private static final double[] LIKELY = {0.48, 0.60, 0.37};
    /** Width of what is cut out, in the same parts: three digits and a little. */
    private static final double WIDTH = 0.45;
    /** So far from the middle of what was cut out the digits may stand; farther, and one may have been cut off. */
    private static final double ASIDE = 0.08;

    private static final int MOST_LOOKS = 4;
    /** Of the number's rows those that the digits lie in, without the country's name below. */
    private static final double TOP = -0.06;

    private static final double BOTTOM = 0.68;
    /** A number takes up most of its line. */
    private static final double SHORTEST_NUMBER = 0.3;

    private static final int ROWS = 64;
    private static final int LONGEST = 192;

    private final PlateReader reader;
    /** What the number's signs may be, from the first to the last; the region's digits come after them. */
    private final List<String> number;

    private final String digits;

    RegionBox(PlateReader reader, CountryFormats formats) {
        this.reader = reader;
        List<String> slots =
                formats.format(SERIES).orElseThrow().layouts().getFirst().slots();
        number = slots.subList(0, NUMBER_LENGTH);
        digits = slots.getLast();
    }

    /**
     * Looks right of what may be a Russian number.
     *
     * @param line the region on it or not
     * @return number and region; empty where it is none or no region is to be read there
     */
    Optional<Line> look(Mat picture, Line line) {
        if (!beginsWithNumber(line.signs())) {
            return Optional.empty();
        }
        List<SignRead> read = line.signs().subList(0, NUMBER_LENGTH);
        List<SignRead> onLine =
                digits(line.signs().subList(NUMBER_LENGTH, line.signs().size()));
        double last = read.getLast().position();
        double way = last - read.getFirst().position();
        List<SignRead> inBox = way < SHORTEST_NUMBER ? List.of() : region(picture, line.outline(), last, way);
        // Three digits fill the box: where the line shows a third, it was cut off.
        List<SignRead> region =
                isRegion(onLine) && SignRead.text(onLine).contains(SignRead.text(inBox)) ? onLine : inBox;
        return isRegion(region) ? Optional.of(whole(line.outline(), read, region, way)) : Optional.empty();
    }

    private static boolean isRegion(List<SignRead> digits) {
        return digits.size() >= 2
                && digits.size() <= 3
                && digits.stream().allMatch(digit -> digit.confidence() >= LEAST_SURE);
    }

    private Line whole(Quad line, List<SignRead> read, List<SignRead> region, double way) {
        double end = Math.max(1, middle(region) + WIDTH / 2 * way);
        List<SignRead> signs = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            SignRead sign = read.get(i);
            signs.add(within(number.get(i), sign).orElse(sign).at(sign.position() / end));
        }
        region.forEach(digit -> signs.add(digit.at(digit.position() / end)));
        return new Line(line.part(0, end), signs);
    }

    /** The digits, where they stand on the line; none where there is anything else. */
    private List<SignRead> region(Mat picture, Quad line, double last, double way) {
        for (double likely : LIKELY) {
            double aim = last + likely * way;
            List<SignRead> digits = digits(picture, line, aim, way * WIDTH);
            if (!digits.isEmpty()) {
                return centred(picture, line, digits, aim, last, way);
            }
        }
        return List.of();
    }

    /** What is cut out moves until the digits stand in its middle. */
    private List<SignRead> centred(
            Mat picture, Quad line, List<SignRead> first, double firstAim, double last, double way) {
        List<SignRead> best = first;
        double aim = firstAim;
        double stands = middle(first);
        for (int look = 1; look < MOST_LOOKS && moves(aim, stands, last, way); look++) {
            aim = stands;
            List<SignRead> next = digits(picture, line, aim, way * WIDTH);
            if (next.isEmpty()) {
                break;
            }
            best = next.size() >= best.size() ? next : best;
            stands = middle(next);
        }
        return best;
    }

    private static boolean moves(double aim, double stands, double last, double way) {
        double off = (stands - last) / way;
        return Math.abs(stands - aim) >= ASIDE * WIDTH * way && off >= NEAREST && off <= FARTHEST;
    }

    private List<SignRead> digits(Mat picture, Quad line, double middle, double width) {
        double from = middle - width / 2;
        List<SignRead> read;
        try (Mat upright = Rectified.cut(picture, line.part(from, from + width).rows(TOP, BOTTOM), ROWS, LONGEST)) {
            read = reader.read(upright);
        }
        return digits(read).stream()
                .map(digit -> digit.at(from + digit.position() * width))
                .toList();
    }

    /** The signs as digits; none where one is no digit. */
    private List<SignRead> digits(List<SignRead> signs) {
        List<SignRead> read =
                signs.stream().flatMap(sign -> within(digits, sign).stream()).toList();
        return read.size() == signs.size() ? read : List.of();
    }

    private static double middle(List<SignRead> signs) {
        return (signs.getFirst().position() + signs.getLast().position()) / 2;
    }

    private boolean beginsWithNumber(List<SignRead> signs) {
        if (signs.size() < NUMBER_LENGTH) {
            return false;
        }
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            char sign = signs.get(i).best();
            double alike = i == 0 ? ALIKE_FIRST : ALIKE;
            if (number.get(i).chars().noneMatch(slot -> Confusables.likeness(sign, (char) slot) >= alike)) {
                return false;
            }
        }
        return true;
    }

    /** The sign as one of the slot's, others' probability going to those of the other kind that look like them. */
    private static Optional<SignRead> within(String slot, SignRead sign) {
        List<SignRead.Choice> choices = new ArrayList<>();
        double sum = 0;
        for (char own : slot.toCharArray()) {
            double probability = sign.probability(own);
            for (SignRead.Choice choice : sign.choices()) {
                if (Character.isDigit(choice.sign()) != Character.isDigit(own)) {
                    probability += Confusables.likeness(choice.sign(), own) * choice.probability();
                }
            }
            if (probability > 0) {
                choices.add(new SignRead.Choice(own, probability));
                sum += probability;
            }
        }
        if (sum < LEAST) {
            return Optional.empty();
        }
        double most = Math.max(1, sum);
        return Optional.of(new SignRead(
                choices.stream()
                        .map(choice -> new SignRead.Choice(choice.sign(), choice.probability() / most))
                        .sorted(Comparator.comparingDouble((SignRead.Choice choice) -> -choice.probability()))
                        .toList(),
                sign.absent(),
                sign.position(),
                sign.gapBefore()));
    }
}
