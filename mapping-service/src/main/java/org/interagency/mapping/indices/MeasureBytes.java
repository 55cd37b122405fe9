package org.interagency.mapping.indices;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interagency.detection.geometry.CountedPart;
import org.interagency.detection.measure.Aspect;
import org.interagency.detection.measure.FunctionMeasure;
import org.interagency.detection.measure.MeasuredPart;

/**
 * A measure as bytes: the groups; the words that occur, each once; and the parts, in which words stand as their numbers. Territories are codes and not the
 * numbers of places, which a new territory changes. Equal measures have equal bytes.
 */
final class MeasureBytes {

    /** Goes up when the form changes; a migration then has everything measured again. */
    private static final int FORMAT = 1;

    private static final int NO_WORD = -1;

    private MeasureBytes() {}

    static byte[] of(FunctionMeasure measure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            writeWords(measure.groups(), out);
            Map<String, Integer> words = words(measure);
            writeWords(words.keySet(), out);
            out.writeInt(measure.parts().size());
            for (MeasuredPart part : measure.parts()) {
                write(part, words, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Integer> words(FunctionMeasure measure) {
        Map<String, Integer> words = new LinkedHashMap<>();
        for (MeasuredPart part : measure.parts()) {
            words.putIfAbsent(part.aspect().name(), words.size());
            if (part.agency() != null) {
                words.putIfAbsent(part.agency(), words.size());
            }
            part.part().territories().forEach(code -> words.putIfAbsent(code, words.size()));
        }
        return words;
    }

    private static void writeWords(Collection<String> words, DataOutputStream out) throws IOException {
        out.writeInt(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
    }

    private static void write(MeasuredPart measured, Map<String, Integer> words, DataOutputStream out)
            throws IOException {
        CountedPart part = measured.part();
        out.writeInt(words.get(measured.aspect().name()));
        out.writeInt(measured.agency() == null ? NO_WORD : words.get(measured.agency()));
        out.writeInt(part.dayFrom());
        out.writeInt(part.dayTo());
        out.writeInt(part.ofGroups());
        out.writeInt(part.ofOthers());
        out.writeInt(part.territories().size());
        for (String code : part.territories()) {
            out.writeInt(words.get(code));
        }
    }

    /** The measure that was written. */
    static FunctionMeasure read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("a measure has the form " + format + ", which is not known");
            }
            List<String> groups = readWords(in);
            List<String> words = readWords(in);
            List<MeasuredPart> parts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                parts.add(read(words, in));
            }
            return new FunctionMeasure(groups, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> readWords(DataInputStream in) throws IOException {
        List<String> words = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            words.add(in.readUTF());
        }
        return words;
    }

    private static MeasuredPart read(List<String> words, DataInputStream in) throws IOException {
        Aspect aspect = Aspect.valueOf(words.get(in.readInt()));
        int agency = in.readInt();
        int dayFrom = in.readInt();
        int dayTo = in.readInt();
        int ofGroups = in.readInt();
        int ofOthers = in.readInt();
        List<String> territories = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            territories.add(words.get(in.readInt()));
        }
        return new MeasuredPart(
                aspect,
                agency == NO_WORD ? null : words.get(agency),
                new CountedPart(territories, dayFrom, dayTo, ofGroups, ofOthers));
    }
}
