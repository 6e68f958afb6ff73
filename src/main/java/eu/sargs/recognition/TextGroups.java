package eu.sargs.recognition;

import eu.sargs.recognition.PlateFinder.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Which texts of a picture may be one plate: each alone, two or three on a line, two lines one above the other. */
final class TextGroups {
    /** Plates are at most 520 × 110 mm; with a margin, and foreshortened: */
    private static final double WIDEST_LINE = 8;

    private static final double WIDEST_STACK = 2.6;

    private TextGroups() {}

    static List<Candidate> candidates(List<TextBoxes.TextBox> texts) {
        List<Candidate> all = new ArrayList<>();
        List<TextBoxes.TextBox> joined = new ArrayList<>();
        for (TextBoxes.TextBox text : texts) {
            all.add(new Candidate(List.of(text.quad()), text.score()));
        }
        for (TextBoxes.TextBox left : texts) {
            for (TextBoxes.TextBox right : texts) {
                if (left != right && onOneLine(left.quad(), right.quad())) {
                    joined.add(join(left, right));
                }
            }
        }
        List<TextBoxes.TextBox> triples = new ArrayList<>();
        for (TextBoxes.TextBox pair : joined) {
            for (TextBoxes.TextBox right : texts) {
                if (onOneLine(pair.quad(), right.quad())) {
                    triples.add(join(pair, right));
                }
            }
        }
        joined.addAll(triples);
        for (TextBoxes.TextBox line : joined) {
            all.add(new Candidate(List.of(line.quad()), line.score()));
        }
        for (TextBoxes.TextBox above : texts) {
            for (TextBoxes.TextBox below : texts) {
                if (above != below && stacked(above.quad(), below.quad())) {
                    all.add(new Candidate(List.of(above.quad(), below.quad()), (above.score() + below.score()) / 2));
                }
            }
        }
        return all;
    }

    /** Whether the second continues the first: like height and slope, level, and not more than a seal's width apart. */
    private static boolean onOneLine(Quad left, Quad right) {
        double height = Math.max(left.height(), right.height());
        if (Math.min(left.height(), right.height()) < 0.55 * height || Math.abs(left.angle() - right.angle()) > 0.25) {
            return false;
        }
        double cos = Math.cos(left.angle());
        double sin = Math.sin(left.angle());
        Quad.Corner a = left.centre();
        Quad.Corner b = right.centre();
        double along = (b.x() - a.x()) * cos + (b.y() - a.y()) * sin;
        double across = (b.y() - a.y()) * cos - (b.x() - a.x()) * sin;
        double gap = along - (left.width() + right.width()) / 2;
        return along > 0
                && gap > -0.6 * height
                && gap < 1.1 * height
                && Math.abs(across) < 0.35 * height
                && left.width() + right.width() + gap < WIDEST_LINE * height;
    }

    private static TextBoxes.TextBox join(TextBoxes.TextBox left, TextBoxes.TextBox right) {
        Quad a = left.quad();
        Quad b = right.quad();
        return new TextBoxes.TextBox(
                new Quad(a.topLeft(), b.topRight(), b.bottomRight(), a.bottomLeft()),
                Math.min(left.score(), right.score()));
    }

    private static boolean stacked(Quad above, Quad below) {
        double height = Math.max(above.height(), below.height());
        double width = Math.max(above.width(), below.width());
        if (Math.min(above.height(), below.height()) < 0.6 * height
                || Math.min(above.width(), below.width()) < 0.3 * width
                || Math.abs(above.angle() - below.angle()) > 0.25) {
            return false;
        }
        Quad.Corner a = above.centre();
        Quad.Corner b = below.centre();
        double cos = Math.cos(above.angle());
        double sin = Math.sin(above.angle());
        double along = (b.x() - a.x()) * cos + (b.y() - a.y()) * sin;
        double across = (b.y() - a.y()) * cos - (b.x() - a.x()) * sin;
        return across > 0.5 * height
                && across < 1.5 * height
                && Math.abs(along) < 0.4 * width
                && width < WIDEST_STACK * (across + height);
    }
}
