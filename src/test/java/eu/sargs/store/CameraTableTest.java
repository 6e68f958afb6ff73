package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The station's cameras; run on H2 here and on PostgreSQL by an integration test. */
class CameraTableTest extends StoreFixture {
    private static Camera camera(String id, String name) {
        return new Camera(
                new CameraId(id),
                name,
                "A6",
                55.8987,
                27.1628,
                271.5,
                new CameraAddress(
                        "rtsp://10.0.0.7/s1",
                        CameraAddress.Transport.UDP,
                        "viewer",
                        "šifrs",
                        CameraAddress.Backend.VLC),
                true);
    }

    @Test
    void keepsCamerasOverAClosing() {
        new CameraTable(database).put(camera("KRA-02", "Kalnieši"));
        shut();
        reopen();
        assertThat(new CameraTable(database).all()).containsExactly(camera("KRA-02", "Kalnieši"));
        assertThat(new CameraTable(database).find(new CameraId("KRA-02"))).contains(camera("KRA-02", "Kalnieši"));
        assertThat(new CameraTable(database).find(new CameraId("KRA-03"))).isEmpty();
    }

    @Test
    void changesAndRemovesAndTellsOfEach() {
        CameraTable cameras = new CameraTable(database);
        List<List<Camera>> told = new ArrayList<>();
        cameras.onChange(told::add);
        cameras.put(camera("KRA-02", "Kalnieši"));
        cameras.put(camera("KRA-01", "Indra"));
        cameras.put(camera("KRA-02", "Piedruja"));
        assertThat(cameras.all()).extracting(Camera::name).containsExactly("Indra", "Piedruja");
        assertThat(cameras.remove(new CameraId("KRA-02"))).isTrue();
        assertThat(cameras.remove(new CameraId("KRA-02"))).isFalse();
        assertThat(told).extracting(List::size).containsExactly(1, 2, 2, 1);
    }

    @Test
    void tellsWhatDoesNotFitWithoutSayingWhatItIs() {
        String secret = "a secret that is longer than a column";
        assertThatThrownBy(() -> database.change(connection -> Query.update(
                        connection, "INSERT INTO account (account, name, roles) VALUES (?, ?, '')", secret, secret)))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("STO-07");
                    StringWriter trace = new StringWriter();
                    fault.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).contains("22001").doesNotContain("secret");
                });
    }
}
