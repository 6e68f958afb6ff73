package eu.sargs.store;

import eu.sargs.picture.PictureId;
import eu.sargs.picture.Pictures;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures as sealed files, {@code pictures/ab/cdef…} by their SHA-256: four bytes of format, a nonce of twelve, then
 * AES-256-GCM, with the picture's id as what the seal also covers, so that no file can stand for another. A file is
 * written under {@code pictures/new}, fsynced and moved, so that a name in a folder always means a whole picture.
 */
public final class FilePictures implements Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(FilePictures.class);
    private static final byte[] FORMAT = {'S', 'P', 'I', 1};
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    /** Left free, so that the database can still end what it began. */
    private static final long RESERVE_BYTES = 32L << 20;

    private final Path folder;
    private final Path fresh;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @throws Fault PIC-01 when its folders can't be made */
    public FilePictures(Home home, HomeKey key) {
        folder = home.pictures();
        fresh = folder.resolve("new");
        this.key = new SecretKeySpec(key.derive("pictures"), "AES");
        try {
            Files.createDirectories(fresh);
            sweep();
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** Takes away what a kill left half written. */
    private void sweep() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(fresh)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    @Override
    public PictureId keep(byte[] jpeg) {
        return keepAll(List.of(jpeg)).getFirst();
    }

    @Override
    public List<PictureId> keepAll(List<byte[]> jpegs) {
        List<PictureId> ids = new ArrayList<>();
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            checkRoom();
            for (byte[] jpeg : jpegs) {
                PictureId id = new PictureId(HexFormat.of().formatHex(sha256(jpeg)));
                ids.add(id);
                Path file = file(id);
                if (!has(id) && !written.containsValue(file)) {
                    Path part = fresh.resolve(UUID.randomUUID().toString());
                    written.put(part, file);
                    write(part, seal(id, jpeg));
                }
            }
            publish(written);
            for (Path parent : ids.stream().map(id -> file(id).getParent()).collect(Collectors.toSet())) {
                HomeKey.syncFolder(parent); // also where another thread has only just moved the same picture there
            }
            return List.copyOf(ids);
        } catch (IOException e) {
            written.keySet().forEach(FilePictures::remove);
            throw full(e);
        }
    }

    private void checkRoom() throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < RESERVE_BYTES) {
            throw new IOException("Less than the reserve is free");
        }
    }

    private static void write(Path part, byte[] sealed) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(sealed);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** All contents first, then all names: the file system's own log is forced once for all of them, or nearly so. */
    private void publish(Map<Path, Path> written) throws IOException {
        for (Path part : written.keySet()) {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        for (Map.Entry<Path, Path> one : written.entrySet()) {
            if (makeFolder(one.getValue().getParent())) {
                HomeKey.syncFolder(folder);
            }
            Files.move(one.getKey(), one.getValue(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean makeFolder(Path parent) throws IOException {
        if (Files.isDirectory(parent)) {
            return false;
        }
        try {
            Files.createDirectory(parent);
        } catch (FileAlreadyExistsException e) {
            // another thread keeps a picture of the same two signs
        }
        return true;
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("A half-written picture stays until the next start: {}", e.getMessage());
        }
    }

    @Override
    public Optional<byte[]> find(PictureId id) {
        byte[] sealed;
        try {
            sealed = Files.readAllBytes(file(id));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Fault(e, "PIC-02", "picture.fault.damaged");
        }
        try {
            byte[] jpeg = open(id, sealed);
            if (!HexFormat.of().formatHex(sha256(jpeg)).equals(id.hex())) {
                throw new GeneralSecurityException("Not the picture of this name");
            }
            return Optional.of(jpeg);
        } catch (GeneralSecurityException e) {
            throw new Fault(e, "PIC-02", "picture.fault.damaged");
        }
    }

    @Override
    public boolean has(PictureId id) {
        return Files.exists(file(id));
    }

    private Path file(PictureId id) {
        return folder.resolve(id.hex().substring(0, 2)).resolve(id.hex().substring(2));
    }

    private byte[] seal(PictureId id, byte[] jpeg) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, id, nonce, 0);
            byte[] sealed = new byte[FORMAT.length + NONCE + cipher.getOutputSize(jpeg.length)];
            System.arraycopy(FORMAT, 0, sealed, 0, FORMAT.length);
            System.arraycopy(nonce, 0, sealed, FORMAT.length, NONCE);
            cipher.doFinal(jpeg, 0, jpeg.length, sealed, FORMAT.length + NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] open(PictureId id, byte[] sealed) throws GeneralSecurityException {
        int start = FORMAT.length + NONCE;
        if (sealed.length < start || !Arrays.equals(Arrays.copyOf(sealed, FORMAT.length), FORMAT)) {
            throw new GeneralSecurityException("Not a sealed picture");
        }
        return cipher(Cipher.DECRYPT_MODE, id, sealed, FORMAT.length).doFinal(sealed, start, sealed.length - start);
    }

    private Cipher cipher(int mode, PictureId id, byte[] nonce, int offset) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE));
        cipher.updateAAD(HexFormat.of().parseHex(id.hex()));
        return cipher;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Fault full(IOException e) {
        return new Fault(e, "PIC-01", "picture.fault.write");
    }
}
