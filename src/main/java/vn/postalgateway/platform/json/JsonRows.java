package vn.postalgateway.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.postalgateway.platform.door.Problem;

/**
 * A body of many JSON values, its rows: the elements of an array, or one on each line (NDJSON). Where each begins and
 * ends is found before any is read: an array that breaks off is refused while nothing has been done, and no more than
 * one row is in memory as a tree. Each row is read as {@link StrictJson} reads a body.
 */
public final class JsonRows {

    // The array itself is one level: each of its rows may be as deep as a body.
    private static final JsonFactory ARRAYS = StrictJson.factory(StrictJson.MAX_DEPTH + 1);
    private static final int KIB = 1024;

    private final byte[] body;
    private final Limits limits;
    private final List<Row> found = new ArrayList<>();

    /** How many rows, and how many bytes one of them may have. */
    public record Limits(int rows, int bytesOfRow) { }

    private record Row(int from, int to) { }

    private JsonRows(byte[] body, Limits limits) {
        this.body = body;
        this.limits = limits;
    }

    /**
     * The elements of an array.
     *
     * @throws Problem 400 that names the row at which the array cannot be read, 413 for too many rows
     */
    public static JsonRows ofArray(byte[] body, Limits limits) {
        JsonRows rows = new JsonRows(body, limits);
        rows.findElements(rows.afterByteOrderMark());
        return rows;
    }

    /**
     * The lines that are not blank; what a line holds is nobody else's matter.
     *
     * @throws Problem 400 if there is none, 413 for too many
     */
    public static JsonRows ofLines(byte[] body, Limits limits) {
        JsonRows rows = new JsonRows(body, limits);
        rows.findLines(rows.afterByteOrderMark());
        return rows;
    }

    public int count() {
        return found.size();
    }

    /**
     * One row, counted from 1.
     *
     * @throws Problem 400 or 413 that speaks of this row alone
     */
    public JsonNode read(int number) {
        Row row = found.get(number - 1);
        if (row.to - row.from > limits.bytesOfRow) {
            throw Problem.of(413, "too-large", "The row is larger than " + limits.bytesOfRow / KIB + " KiB.");
        }
        return StrictJson.read(Arrays.copyOfRange(body, row.from, row.to), "row");
    }

    private void findElements(int start) {
        if (body.length == start) {
            throw StrictJson.empty("body");
        }
        try (JsonParser parser = ARRAYS.createParser(body, start, body.length - start)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Problem.notReadable("The body must be a JSON array, or NDJSON with its own Content-Type.");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = start + (int) parser.currentTokenLocation().getByteOffset();
                readThrough(parser);
                add(from, start + (int) parser.currentLocation().getByteOffset());
            }
            if (parser.nextToken() != null) {
                throw Problem.notReadable("There is more than one JSON value in the body.");
            }
        } catch (JsonProcessingException e) {
            throw Problem.notReadable("The array is not readable JSON at row " + (found.size() + 1)
                    + StrictJson.place(e) + StrictJson.reason(e));
        } catch (IOException e) {
            throw Problem.notReadable("The body could not be read.");
        }
    }

    // Each text is asked for: what is only skipped is not held against the limits.
    private static void readThrough(JsonParser parser) throws IOException {
        int depth = 0;
        do {
            parser.getText();
            depth += parser.currentToken().isStructStart() ? 1 : parser.currentToken().isStructEnd() ? -1 : 0;
        } while (depth > 0 && parser.nextToken() != null);
    }

    private void findLines(int start) {
        int from = start;
        for (int at = start; at <= body.length; at++) {
            if (at == body.length || body[at] == '\n') {
                if (!isBlank(from, at)) {
                    add(from, at);
                }
                from = at + 1;
            }
        }
        if (found.isEmpty()) {
            throw StrictJson.empty("body");
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private void add(int from, int to) {
        if (found.size() == limits.rows) {
            throw Problem.of(413, "too-large", "The body has more than " + limits.rows + " rows: row "
                    + (limits.rows + 1) + " is one too many. Nothing was stored.");
        }
        found.add(new Row(from, to));
    }

    private int afterByteOrderMark() {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }
}
