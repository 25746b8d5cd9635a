package dev.slipway.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserFamilyTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0 | FIREFOX",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
                        + " | CHROME",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 | EDGE",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 OPR/126.0.0.0 | OPERA",
                "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15 | SAFARI",
                "curl/8.14.1 | OTHER"
            })
    void isWhatTheBrowserIsAndNotWhatItAlsoClaimsToBe(String userAgent, BrowserFamily family) {
        assertThat(BrowserFamily.of(userAgent)).isEqualTo(family);
    }

    @Test
    void isAnotherProgramWhereNothingIsTold() {
        assertThat(BrowserFamily.of(null)).isEqualTo(BrowserFamily.OTHER);
    }
}
