package org.interagency.kit.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.interagency.kit.rule.RefusedException;
import org.jboss.logging.Logger;

/** A body, kept on disk so that it can be read several times. The file is deleted when it is closed, and on Linux also if the service dies. */
final class SpooledFile implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SpooledFile.class);
    private static final int BYTES_AT_ONCE = 64 * 1024;

    private final FileChannel channel;
    private final Spool spool;

    /** The room that it takes in the spool. */
    private long size;

    private SpooledFile(FileChannel channel, Spool spool) {
        this.channel = channel;
        this.spool = spool;
    }

    /**
     * Reads a body to its end.
     *
     * @throws UncheckedIOException if it is too large or does not arrive whole
     * @throws RefusedException if the spool or the disk does not take it
     */
    static SpooledFile of(InputStream body, Spool spool) {
        SpooledFile file = new SpooledFile(temporaryFile(), spool);
        try {
            byte[] bytes = new byte[BYTES_AT_ONCE];
            for (int read = read(body, bytes); read >= 0; read = read(body, bytes)) {
                file.append(ByteBuffer.wrap(bytes, 0, read));
            }
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileChannel temporaryFile() {
        try {
            Path path = Files.createTempFile("import", ".csv");
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private static int read(InputStream body, byte[] bytes) {
        try {
            return body.read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(ByteBuffer bytes) {
        int more = bytes.remaining();
        spool.take(more);
        size += more;
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private static RefusedException notKept(IOException e) {
        LOG.error("a file that is to be imported cannot be kept on disk", e);
        return RefusedException.unavailable(
                "The registry cannot keep the file on its disk at the moment. Nothing was stored. Try again later.");
    }

    /** The content from its beginning. Only the stream that was asked for last can be read. */
    InputStream content() {
        try {
            channel.position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilterInputStream(Channels.newInputStream(channel)) {
            /** Leaves the file open, so that it can be read again. */
            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            spool.giveBack(size);
            size = 0;
        }
    }
}
