package org.interagency.kit.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which no more than a number of bytes can be read. Closing it reads and discards the rest. */
final class LimitedBody extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedBody(InputStream sent, long limit) {
        super(sent);
        this.limit = limit;
    }

    /** @throws BodyTooLargeException if the body has more bytes than the limit */
    @Override
    public int read() throws IOException {
        int next = super.read();
        countRead(next < 0 ? 0 : 1);
        return next;
    }

    /** @throws BodyTooLargeException if the body has more bytes than the limit */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
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
