package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Stick files whose seal holds, whatever lies in them: any station can make one for any other. */
public final class SealedStick {
    private SealedStick() {}

    public static byte[] of(OriginKey to, List<byte[]> parts) throws Exception {
        Envelope25519.Sealing sealing = Envelope25519.seal(to, new SecureRandom());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write("sargs carry 1\n".getBytes(StandardCharsets.US_ASCII));
        out.write(HexFormat.of().parseHex(to.hex()));
        out.write(sealing.ephemeral());
        for (byte[] part : parts) {
            byte[] sealed = sealing.envelope().next(part, false);
            out.writeInt(sealed.length);
            out.write(sealed);
        }
        byte[] end = sealing.envelope().next(new byte[0], true);
        out.writeInt(-end.length);
        out.write(end);
        return bytes.toByteArray();
    }
}
