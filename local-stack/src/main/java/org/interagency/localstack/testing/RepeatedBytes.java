package org.interagency.localstack.testing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/** A long text that is made while it is read, so that a test needs no memory for it. */
public final class RepeatedBytes extends InputStream {

    private final byte[] text;
    private final long size;
    private long position;

    private RepeatedBytes(String text, long size) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.size = size;
    }

    /**
     * A text, followed by another that is repeated.
     *
     * @param size the number of bytes of all repetitions together
     */
    public static InputStream after(String start, String repeated, long size) {
        return new SequenceInputStream(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), new RepeatedBytes(repeated, size));
    }

    @Override
    public int read() {
        return position == size ? -1 : text[(int) (position++ % text.length)] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (position == size) {
            return -1;
        }
        int read = (int) Math.min(length, size - position);
        for (int i = 0; i < read; i++) {
            bytes[offset + i] = text[(int) (position++ % text.length)];
        }
        return read;
    }
}
