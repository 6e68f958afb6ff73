package eu.sargs.store;

import eu.sargs.picture.PictureId;
import eu.sargs.picture.Pictures;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
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
 * Pictures as sealed files, {@code pictures/ab/cdef…} by their names: four bytes of format, a nonce of twelve, then
 * AES-256-GCM of a {@link ProvenPicture}'s bytes, with the picture's id as what the seal also covers, so that no file can
 * stand for another. A file is written under {@code pictures/new}, fsynced and moved, so that a name in a folder always
 * means a whole picture.
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
    public void keep(List<ProvenPicture> pictures) {
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            checkRoom();
            for (ProvenPicture picture : pictures) {
                Path file = file(picture.id());
                if (isThere(file)) {
                    continue;
                }
                if (!written.containsValue(file)) {
                    Path part = fresh.resolve(UUID.randomUUID().toString());
                    written.put(part, file);
                    write(part, seal(picture));
                }
            }
            publish(written);
            for (Path parent :
                    pictures.stream().map(one -> file(one.id()).getParent()).collect(Collectors.toSet())) {
                HomeKey.syncFolder(parent); // also where another thread has only just moved the same picture there
            }
        } catch (IOException e) {
            written.keySet().forEach(FilePictures::remove);
            throw full(e);
        }
    }

    /** As young as a new one then, so that it is not deleted before something names it again. */
    private static boolean isThere(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void checkRoom() throws IOException {
        if (folder.toFile().getUsableSpace() < RESERVE_BYTES) {
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
    public Optional<ProvenPicture> proven(PictureId id) {
        byte[] sealed;
        try {
            sealed = Files.readAllBytes(file(id));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Fault(e, "PIC-02", "picture.fault.damaged");
        }
        try {
            Optional<ProvenPicture> picture = ProvenPicture.of(id, open(id, sealed));
            if (picture.isEmpty()) {
                throw new GeneralSecurityException("Not the picture of this name");
            }
            return picture;
        } catch (GeneralSecurityException e) {
            throw new Fault(e, "PIC-02", "picture.fault.damaged");
        }
    }

    @Override
    public boolean has(PictureId id) {
        return Files.exists(file(id));
    }

    /**
     * Deletes those among the names that are told of there and are not named.
     *
     * @param kept those written since then stay
     * @return how many went
     * @throws Fault PIC-03 when one cannot be deleted; the others are gone then
     */
    long deleteUnnamed(PictureSweep.Names names, Instant kept) {
        long gone = 0;
        IOException failed = null;
        for (int first = 0; first < 256; first++) {
            Path parent = folder.resolve(HexFormat.of().toHexDigits((byte) first));
            try {
                gone += deleteUnnamed(parent, names, kept);
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw new Fault(failed, "PIC-03", "picture.fault.delete");
        }
        return gone;
    }

    private static long deleteUnnamed(Path parent, PictureSweep.Names names, Instant kept) throws IOException {
        long gone = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, FilePictures::isPicture)) {
            for (Path file : files) {
                long name = PictureSweep.Names.begin(
                        new PictureId(parent.getFileName() + file.getFileName().toString()));
                if (names.holds(name)
                        && !names.has(name)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(kept)) {
                    Files.delete(file);
                    gone++;
                }
            }
        } catch (NoSuchFileException e) {
            return gone; // no picture of these signs
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (gone > 0) {
            HomeKey.syncFolder(parent);
        }
        return gone;
    }

    private static boolean isPicture(Path file) {
        return file.getFileName().toString().matches("[0-9a-f]{62}");
    }

    private Path file(PictureId id) {
        return folder.resolve(id.hex().substring(0, 2)).resolve(id.hex().substring(2));
    }

    private byte[] seal(ProvenPicture picture) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, picture.id(), nonce, 0);
            byte[] bytes = picture.bytes();
            byte[] sealed = new byte[FORMAT.length + NONCE + cipher.getOutputSize(bytes.length)];
            System.arraycopy(FORMAT, 0, sealed, 0, FORMAT.length);
            System.arraycopy(nonce, 0, sealed, FORMAT.length, NONCE);
            cipher.doFinal(bytes, 0, bytes.length, sealed, FORMAT.length + NONCE);
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
        cipher.updateAAD(id.bytes());
        return cipher;
    }

    private static Fault full(IOException e) {
        return new Fault(e, "PIC-01", "picture.fault.write");
    }
}
