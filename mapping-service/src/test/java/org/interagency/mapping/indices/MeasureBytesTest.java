package org.interagency.mapping.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interagency.detection.geometry.CountedPart;
import org.interagency.detection.measure.Aspect;
import org.interagency.detection.measure.FunctionMeasure;
import org.interagency.detection.measure.MeasuredPart;
import org.junit.jupiter.api.Test;

class MeasureBytesTest {

    @Test
    void readsWhatWasWritten() {
        FunctionMeasure measure = new FunctionMeasure(
                List.of("low-income"),
                List.of(
                        new MeasuredPart(
                                Aspect.REQUIRED,
                                null,
                                new CountedPart(List.of("BR-SP", "BR-RJ"), 19000, Integer.MAX_VALUE, 130, 0)),
                        new MeasuredPart(
                                Aspect.HELD, "REQUIRED", new CountedPart(List.of("BR-SP"), 19000, 19365, 20, 65))));

        assertThat(MeasureBytes.read(MeasureBytes.of(measure))).isEqualTo(measure);
    }
}
