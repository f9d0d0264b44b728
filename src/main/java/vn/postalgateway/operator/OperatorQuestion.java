package vn.postalgateway.operator;

/**
 * One thing that can be asked of one operator, in its words and back. An operator has five of them, the beans
 * {@code <id>-place}, {@code <id>-find}, {@code <id>-cancel}, {@code <id>-instruct} and {@code <id>-track}; between
 * asking and reading, {@code direct:<id>-send} carries the question to it and the answer back.
 *
 * @param <Q> what we ask
 * @param <A> what it comes to; never null
 */
public interface OperatorQuestion<Q, A> {

    /** The question in the operator's words, for its own {@code send}. */
    Object ask(Q question) throws Exception;

    /** What the operator's answer means; only a clear word counts. */
    A read(Object answer, Q question);

    /** What it means that asking, sending or reading failed. */
    A fail(Exception failure);
}
