package eu.sargs.store;

import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Cameras with their logins, in the encrypted database of this machine. */
public final class CameraTable implements CameraBook {
    private static final String COLUMNS =
            "name, road, latitude, longitude, heading, url, transport, login_name, login_password, recognised, backend, camera";

    private final Database database;
    private final Listeners<List<Camera>> listeners = new Listeners<>();

    public CameraTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Camera> all() {
        return database.read(connection -> {
            List<Camera> all = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT " + COLUMNS + " FROM camera ORDER BY camera");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(camera(rows));
                }
            }
            // Not left to the database: its order depends on where it was set up.
            return all.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        });
    }

    @Override
    public Optional<Camera> find(CameraId id) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT " + COLUMNS + " FROM camera WHERE camera = ?")) {
                select.setString(1, id.text());
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(camera(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public synchronized void put(Camera camera) {
        database.change(connection -> {
            if (!update(connection, camera)) {
                insert(connection, camera);
            }
        });
        listeners.tell(all());
    }

    private static boolean update(Connection connection, Camera camera) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE camera SET name = ?, road = ?, latitude = ?, longitude = ?, heading = ?, url = ?,"
                        + " transport = ?, login_name = ?, login_password = ?, recognised = ?, backend = ? WHERE camera = ?")) {
            fill(update, camera);
            return update.executeUpdate() > 0;
        }
    }

    private static void insert(Connection connection, Camera camera) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO camera (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            fill(insert, camera);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, Camera camera) throws SQLException {
        statement.setString(1, camera.name());
        statement.setString(2, camera.road());
        statement.setDouble(3, camera.latitude());
        statement.setDouble(4, camera.longitude());
        statement.setDouble(5, camera.heading());
        statement.setString(6, camera.address().url());
        statement.setString(7, camera.address().transport().name());
        statement.setString(8, camera.address().user());
        statement.setString(9, camera.address().password());
        statement.setBoolean(10, camera.recognised());
        statement.setString(11, camera.address().backend().name());
        statement.setString(12, camera.id().text());
    }

    private static Camera camera(ResultSet rows) throws SQLException {
        return new Camera(
                new CameraId(rows.getString(12)),
                rows.getString(1),
                rows.getString(2),
                rows.getDouble(3),
                rows.getDouble(4),
                rows.getDouble(5),
                new CameraAddress(
                        rows.getString(6),
                        CameraAddress.Transport.valueOf(rows.getString(7)),
                        rows.getString(8),
                        rows.getString(9),
                        CameraAddress.Backend.valueOf(rows.getString(11))),
                rows.getBoolean(10));
    }

    @Override
    public synchronized boolean remove(CameraId id) {
        boolean removed = database.durably(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM camera WHERE camera = ?")) {
                delete.setString(1, id.text());
                return delete.executeUpdate() > 0;
            }
        });
        if (removed) {
            listeners.tell(all());
        }
        return removed;
    }

    @Override
    public Pin onChange(Consumer<List<Camera>> listener) {
        return listeners.add(listener);
    }
}
