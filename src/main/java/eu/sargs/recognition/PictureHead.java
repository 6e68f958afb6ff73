package eu.sargs.recognition;

/**
 * What a picture file says of itself, without decoding it.
 *
 * @param width pixels; 0 where it says none
 * @param complete whether size and end are there
 */
record PictureHead(Kind kind, int width, int height, boolean complete) {
    private static final int PNG_SIGN = 8;
    private static final int PNG_CHUNK = 12;
    private static final int PNG_END = 0x49454e44;
    private static final int TIFF_SHORT = 3;
    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;

    enum Kind {
        JPEG,
        PNG,
        WEBP,
        BMP,
        TIFF,
        NONE
    }

    static Kind kind(byte[] bytes) {
        if (starts(bytes, 0xff, 0xd8, 0xff)) {
            return Kind.JPEG;
        }
        if (starts(bytes, 0x89, 'P', 'N', 'G')) {
            return Kind.PNG;
        }
        if (starts(bytes, 'B', 'M') && bytes.length >= 26) {
            return Kind.BMP;
        }
        if (starts(bytes, 'I', 'I', 42, 0) || starts(bytes, 'M', 'M', 0, 42)) {
            return Kind.TIFF;
        }
        if (starts(bytes, 'R', 'I', 'F', 'F') && bytes.length >= 12 && bytes[8] == 'W' && bytes[11] == 'P') {
            return Kind.WEBP;
        }
        return Kind.NONE;
    }

    static PictureHead of(byte[] bytes) {
        Kind kind = kind(bytes);
        return switch (kind) {
            case JPEG -> jpeg(bytes);
            case PNG -> png(bytes);
            case BMP -> {
                int width = number(bytes, 18, 4, false);
                int height = Math.abs(number(bytes, 22, 4, false));
                yield new PictureHead(kind, width, height, true);
            }
            case WEBP -> webp(bytes);
            case TIFF -> tiff(bytes);
            case NONE -> new PictureHead(kind, 0, 0, false);
        };
    }

    /**
     * PNG 1.2: after eight bytes chunks, each with its length, its name and a checksum. One that says it is longer than the
     * file is damaged, and the decoder is not asked: it would make room for what the length says, gigabytes.
     */
    private static PictureHead png(byte[] bytes) {
        boolean ended = false;
        for (int at = PNG_SIGN; at + PNG_CHUNK <= bytes.length && !ended; ) {
            int length = number(bytes, at, 4, true);
            if (length < 0 || length > bytes.length - at - PNG_CHUNK) {
                break;
            }
            ended = number(bytes, at + 4, 4, true) == PNG_END;
            at += PNG_CHUNK + length;
        }
        return new PictureHead(Kind.PNG, number(bytes, 16, 4, true), number(bytes, 20, 4, true), ended);
    }

    /** ITU-T T.81: segments with lengths up to the first scan; then entropy-coded data, in which only a marker's 0xff is bare. */
    private static PictureHead jpeg(byte[] bytes) {
        int width = 0;
        int height = 0;
        boolean sized = false;
        int at = 2;
        while (at + 4 <= bytes.length) {
            if ((bytes[at] & 0xff) != 0xff) {
                return new PictureHead(Kind.JPEG, width, height, false);
            }
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = number(bytes, at + 2, 2, true);
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame && at + 9 <= bytes.length) {
                height = number(bytes, at + 5, 2, true);
                width = number(bytes, at + 7, 2, true);
                sized = true;
            }
            at += 2 + length;
            if (marker == 0xda) {
                break;
            }
        }
        boolean ended = false;
        for (int i = at; i + 1 < bytes.length && !ended; i++) {
            ended = (bytes[i] & 0xff) == 0xff && (bytes[i + 1] & 0xff) == 0xd9;
        }
        return new PictureHead(Kind.JPEG, width, height, sized && ended);
    }

    private static PictureHead webp(byte[] bytes) {
        boolean whole = bytes.length >= 30 && bytes.length >= 8L + (number(bytes, 4, 4, false) & 0xffffffffL) - 1;
        if (bytes.length < 30) {
            return new PictureHead(Kind.WEBP, 0, 0, false);
        }
        return switch (bytes[15]) {
            case ' ' ->
                new PictureHead(
                        Kind.WEBP, number(bytes, 26, 2, false) & 0x3fff, number(bytes, 28, 2, false) & 0x3fff, whole);
            case 'L' -> {
                int bits = number(bytes, 21, 4, false);
                yield new PictureHead(Kind.WEBP, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, whole);
            }
            default ->
                new PictureHead(Kind.WEBP, number(bytes, 24, 3, false) + 1, number(bytes, 27, 3, false) + 1, whole);
        };
    }

    /**
     * TIFF 6.0: the first directory's width (256) and height (257), a short or a long each. By hand: the platform's reader
     * makes arrays as long as a damaged tag says.
     */
    private static PictureHead tiff(byte[] bytes) {
        boolean big = bytes[0] == 'M';
        long directory = number(bytes, 4, 4, big) & 0xffffffffL;
        int width = 0;
        int height = 0;
        if (directory >= 8 && directory + 2 <= bytes.length) {
            int entries = number(bytes, (int) directory, 2, big);
            for (int i = 0; i < entries; i++) {
                int at = (int) directory + 2 + 12 * i;
                if (at + 12 > bytes.length) {
                    break;
                }
                int tag = number(bytes, at, 2, big);
                int value = number(bytes, at + 8, number(bytes, at + 2, 2, big) == TIFF_SHORT ? 2 : 4, big);
                width = tag == TIFF_WIDTH ? value : width;
                height = tag == TIFF_HEIGHT ? value : height;
            }
        }
        boolean sized = width > 0 && height > 0;
        return new PictureHead(Kind.TIFF, sized ? width : 0, sized ? height : 0, sized);
    }

    private static boolean starts(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int at, int length, boolean bigEndian) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            int place = bigEndian ? at + i : at + length - 1 - i;
            value = value << 8 | (place < bytes.length ? bytes[place] & 0xff : 0);
        }
        return value;
    }
}
