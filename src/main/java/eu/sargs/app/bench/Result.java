package eu.sargs.app.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One figure.
 *
 * @param bench name of the benchmark
 * @param subject what was measured, {@code 9 tiles}
 * @param metric with its unit, as the documentation's table has it
 * @param peer what ran beside it in the same run, where something did
 */
public record Result(String bench, String subject, String metric, double value, String unit, Optional<Peer> peer) {
    /** The figure of a peer or a limit. */
    public record Peer(String name, double value) {}

    public static Result of(String bench, String subject, String metric, double value, String unit) {
        return new Result(bench, subject, metric, value, unit, Optional.empty());
    }

    public Result beside(String name, double peerValue) {
        return new Result(bench, subject, metric, value, unit, Optional.of(new Peer(name, peerValue)));
    }

    /** The line that {@code --json} prints. */
    public Map<String, Object> asMap() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", bench);
        line.put("case", subject);
        line.put("metric", metric);
        line.put("value", rounded(value));
        line.put("unit", unit);
        peer.ifPresent(beside -> {
            line.put("peer", beside.name());
            line.put("peer_value", rounded(beside.value()));
            line.put("ratio", rounded(value / beside.value()));
        });
        return line;
    }

    /** The line of the table. */
    public String asLine() {
        String beside = peer.map(p ->
                        String.format(Locale.ROOT, "   %s %.2f, ratio %.2f", p.name(), p.value(), value / p.value()))
                .orElse("");
        return String.format(
                Locale.ROOT, "%-12s %-22s %-26s %10.2f %-4s%s", bench, subject, metric, value, unit, beside);
    }

    private static double rounded(double figure) {
        return Double.isFinite(figure) ? Math.round(figure * 1000) / 1000.0 : 0;
    }
}
