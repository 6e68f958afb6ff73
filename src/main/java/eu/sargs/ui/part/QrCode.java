package eu.sargs.ui.part;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** A text as a QR code: black on white in either theme, with the four modules of quiet that readers want. */
public final class QrCode {
    private static final int QUIET = 4;

    private QrCode() {}

    /** @param module pixels a module has in either direction */
    public static Image of(String text, int module) {
        BitMatrix code;
        try {
            code = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a code", e);
        }
        WritableImage image = new WritableImage(code.getWidth() * module, code.getHeight() * module);
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < code.getHeight() * module; y++) {
            for (int x = 0; x < code.getWidth() * module; x++) {
                pixels.setColor(x, y, code.get(x / module, y / module) ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }
}
