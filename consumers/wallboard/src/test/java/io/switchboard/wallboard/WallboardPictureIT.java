package io.switchboard.wallboard;

import static io.switchboard.wallboard.BoardRecords.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The README's picture of the wallboard is what the page shows. {@code -Dswitchboard.picture} makes it again. */
class WallboardPictureIT extends InBrowser {
    private static final Path PICTURE = Path.of("wallboard.png");

    /** Pixels of a square; text of another font has the same grey in it. */
    private static final int SQUARE = 20;

    /** Of 255: squares that differ by more show something else. */
    private static final int GREY = 24;

    @Test
    void shouldShowInTheReadmeWhatThePageShows() throws IOException {
        new Centre(served().board()::take).live(TEN);
        served().show();
        browser().open(served().port(), 1280, 720, "light");
        awaitAgents();

        Path seen = browser().screenshot("readme", false);
        if (System.getProperty("switchboard.picture") != null) {
            Files.copy(seen, PICTURE, StandardCopyOption.REPLACE_EXISTING);
        }

        BufferedImage now = ImageIO.read(seen.toFile());
        BufferedImage shown = ImageIO.read(PICTURE.toFile());
        assertThat(shown.getWidth()).isEqualTo(now.getWidth());
        assertThat(shown.getHeight()).isEqualTo(now.getHeight());
        assertThat(shareThatDiffers(now, shown))
                .as("of %s that differs from %s; -Dswitchboard.picture makes it again", PICTURE, seen)
                .isLessThan(0.03);
        assertThat(Files.size(PICTURE)).as("bytes that each reader loads").isLessThan(200_000);
    }

    private void awaitAgents() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().count(NAMES)).isEqualTo(Centre.AGENTS));
    }

    private static double shareThatDiffers(BufferedImage one, BufferedImage other) {
        int squares = 0;
        int different = 0;
        for (int x = 0; x + SQUARE <= one.getWidth(); x += SQUARE) {
            for (int y = 0; y + SQUARE <= one.getHeight(); y += SQUARE) {
                squares++;
                different += Math.abs(grey(one, x, y) - grey(other, x, y)) > GREY ? 1 : 0;
            }
        }
        return (double) different / squares;
    }

    private static long grey(BufferedImage image, int left, int top) {
        long sum = 0;
        for (int x = left; x < left + SQUARE; x++) {
            for (int y = top; y < top + SQUARE; y++) {
                int rgb = image.getRGB(x, y);
                sum += (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
            }
        }
        return sum / (3L * SQUARE * SQUARE);
    }
}
