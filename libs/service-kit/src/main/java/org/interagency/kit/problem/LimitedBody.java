package org.interagency.kit.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body, as its sender sends it, of which no more than a number of bytes can be read. Closing it reads and discards the rest. */
final class LimitedBody extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedBody(InputStream sent, long limit) {
        super(sent);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] next = new byte[1];
        return read(next, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(next[0]);
    }

    /**
     * @throws BodyTooLargeException if the body has more bytes than the limit
     * @throws BodyNotReceivedException if it does not arrive
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (IOException e) {
            throw new BodyNotReceivedException(e);
        }
        countRead(Math.max(read, 0));
        return read;
    }

    /** Reads what it skips, so that it counts. */
    @Override
    public long skip(long wanted) throws IOException {
        long skipped = 0;
        while (skipped < wanted && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    private void countRead(int bytes) throws BodyTooLargeException {
        count += bytes;
        if (count > limit) {
            throw new BodyTooLargeException(limit);
        }
    }
}
