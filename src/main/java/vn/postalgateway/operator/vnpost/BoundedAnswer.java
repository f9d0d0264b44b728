package vn.postalgateway.operator.vnpost;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** An answer that may neither be too long nor drip for ever. */
class BoundedAnswer extends FilterInputStream {

    private final long endNanos;
    private long left;

    BoundedAnswer(InputStream in, int limitBytes, Duration deadline) {
        super(in);
        this.left = limitBytes;
        this.endNanos = System.nanoTime() + deadline.toNanos();
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("the answer is too long");
        }
        if (System.nanoTime() - endNanos > 0) {
            throw new IOException("the answer takes too long");
        }
    }
}
