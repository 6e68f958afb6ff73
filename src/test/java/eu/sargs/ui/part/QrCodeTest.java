package eu.sargs.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import eu.sargs.sync.InMemoryPeers;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    @Test
    void isReadAsTheKeyItWasMadeOf() throws Exception {
        String key = InMemoryPeers.key('b').hex();
        Image image = QrCode.of(key, 3);
        int side = (int) image.getWidth();
        int[] pixels = new int[side * side];
        image.getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        String read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
        assertThat(eu.sargs.sync.PeerKey.typed(read)).isEqualTo(InMemoryPeers.key('b'));
    }
}
