package dev.slipway.catalog.web;

import dev.slipway.catalog.Products.Offering;
import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** In a query string an offering is written as in the contract, in small letters. */
@Component
class OfferingParameter implements Converter<String, Offering> {

    @Override
    public Offering convert(String source) {
        return Offering.valueOf(source.toUpperCase(Locale.ROOT));
    }
}
