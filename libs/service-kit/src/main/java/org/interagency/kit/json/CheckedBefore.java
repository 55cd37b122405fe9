package org.interagency.kit.json;

import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Has a mapper read every day and every amount. For JSON that a service of the registry has written: whatever its rules were at that time, it
 * has to stay readable.
 */
public final class CheckedBefore extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** For a copy of the mapper that reads requests. */
    public CheckedBefore() {
        super("checked before");
        addDeserializer(LocalDate.class, LocalDateDeserializer.INSTANCE);
        addDeserializer(BigDecimal.class, BigDecimalDeserializer.instance);
    }
}
