package org.interagency.kit.json;

import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Lets a mapper read every day and every amount. For JSON that a service of the registry has written: it must stay readable, even if the rules were
 * different at that time.
 */
public final class CheckedBefore extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** To be registered on a copy of the mapper for requests. */
    public CheckedBefore() {
        super("checked before");
        addDeserializer(LocalDate.class, LocalDateDeserializer.INSTANCE);
        addDeserializer(BigDecimal.class, BigDecimalDeserializer.instance);
    }
}
