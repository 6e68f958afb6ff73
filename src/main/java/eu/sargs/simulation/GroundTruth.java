package eu.sargs.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is true of a clip. As a file: JSON lines, the clip first ({@code site,width,height,fps,seconds,light,weather}), then
 * a line a passage ({@code plate,country,kind,approaching,enter_ms,leave_ms,corners:[[ms,x,y,…],…]}).
 *
 * @param passages in the order in which their plates become visible
 */
public record GroundTruth(String site, Picture picture, Light light, Weather weather, List<TruePassage> passages) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public GroundTruth {
        passages = List.copyOf(passages);
    }

    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        ObjectNode head = JSON.createObjectNode()
                .put("site", site)
                .put("width", picture.width())
                .put("height", picture.height())
                .put("fps", picture.fps())
                .put("seconds", picture.seconds())
                .put("light", light.name())
                .put("weather", weather.name());
        lines.add(JSON.writeValueAsString(head));
        for (TruePassage passage : passages) {
            ObjectNode line = JSON.createObjectNode()
                    .put("plate", passage.plate().text())
                    .put("country", passage.country().code())
                    .put("kind", passage.kind().name())
                    .put("approaching", passage.approaching())
                    .put("enter_ms", passage.enterMs())
                    .put("leave_ms", passage.leaveMs());
            ArrayNode corners = line.putArray("corners");
            for (TruePassage.Corners one : passage.corners()) {
                ArrayNode at = corners.addArray().add(one.ms());
                one.xy().forEach(at::add);
            }
            lines.add(JSON.writeValueAsString(line));
        }
        Files.write(file, lines);
    }

    /** @throws IOException also where the file is not one of these */
    public static GroundTruth read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            throw new IOException("Empty ground truth: " + file.getFileName());
        }
        try {
            JsonNode head = JSON.readTree(lines.getFirst());
            List<TruePassage> passages = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                passages.add(passage(JSON.readTree(line)));
            }
            return new GroundTruth(
                    head.get("site").asText(),
                    new Picture(
                            head.get("width").asInt(),
                            head.get("height").asInt(),
                            head.get("fps").asInt(),
                            head.get("seconds").asInt()),
                    Light.valueOf(head.get("light").asText()),
                    Weather.valueOf(head.get("weather").asText()),
                    passages);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException("Not a ground truth: " + file.getFileName(), e);
        }
    }

    private static TruePassage passage(JsonNode line) {
        List<TruePassage.Corners> corners = new ArrayList<>();
        for (JsonNode one : line.get("corners")) {
            List<Double> xy = new ArrayList<>();
            for (int i = 1; i < one.size(); i++) {
                xy.add(one.get(i).asDouble());
            }
            corners.add(new TruePassage.Corners(one.get(0).asLong(), xy));
        }
        return new TruePassage(
                new Plate(line.get("plate").asText()),
                Country.of(line.get("country").asText()),
                VehicleKind.valueOf(line.get("kind").asText()),
                line.get("approaching").asBoolean(),
                corners);
    }
}
