package org.interagency.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.interagency.contracts.KnownDays;

/** Lets a mapper read only {@linkplain KnownDays known days}, and only amounts in plain digits. */
final class RequestValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    RequestValues() {
        super("request values");
        addDeserializer(LocalDate.class, new KnownDay());
        addDeserializer(BigDecimal.class, new PlainAmount());
    }

    private static final class KnownDay extends StdScalarDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        KnownDay() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            try {
                return KnownDays.read(parser.getText());
            } catch (DateTimeException unknown) {
                throw InvalidFormatException.from(parser, unknown.getMessage(), parser.getText(), LocalDate.class);
            }
        }
    }

    /** Refuses exponents: with one, a short text can be a number of a billion digits, and the events' schema does not allow it. */
    private static final class PlainAmount extends StdScalarDeserializer<BigDecimal> {

        private static final long serialVersionUID = 1L;

        /** Allows more digits than any field takes. */
        private static final String PLAIN = "-?[0-9]{1,100}(\\.[0-9]{1,100})?";

        PlainAmount() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)
                    && !parser.currentToken().isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
            }
            if (!parser.getText().matches(PLAIN)) {
                throw InvalidFormatException.from(
                        parser, "not written in plain digits", parser.getText(), BigDecimal.class);
            }
            return new BigDecimal(parser.getText());
        }
    }
}
