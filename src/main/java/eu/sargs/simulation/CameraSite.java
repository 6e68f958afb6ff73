package eu.sargs.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.camera.CameraId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An invented camera site on a real road.
 *
 * @param station whose camera it is, {@code Krāslava}
 * @param heading degrees the camera looks to, 0 = north, clockwise
 */
public record CameraSite(
        CameraId id, String station, String name, String road, double latitude, double longitude, double heading) {
    /** All cameras of the site table, in its order. */
    public static List<CameraSite> all() {
        try (InputStream in = CameraSite.class.getResourceAsStream("camera_sites.json")) {
            List<CameraSite> sites = new ArrayList<>();
            for (JsonNode site : new ObjectMapper().readTree(in).get("sites")) {
                if (site.get("kind").asText().equals("smart_camera")) {
                    sites.add(new CameraSite(
                            new CameraId(site.get("id").asText()),
                            site.get("station").asText(),
                            site.get("name").asText(),
                            site.get("road").asText(),
                            site.get("lat").asDouble(),
                            site.get("lon").asDouble(),
                            site.get("heading_deg").asDouble()));
                }
            }
            return List.copyOf(sites);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<CameraSite> find(String id) {
        return all().stream().filter(s -> s.id().text().equals(id)).findFirst();
    }
}
