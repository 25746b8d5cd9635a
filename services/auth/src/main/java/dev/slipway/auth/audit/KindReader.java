package dev.slipway.auth.audit;

import java.util.stream.Stream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a kind as it stands on the wire. */
@Component
class KindReader implements Converter<String, Kind> {

    @Override
    public Kind convert(String claim) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.claim().equals(claim))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of event"));
    }
}
