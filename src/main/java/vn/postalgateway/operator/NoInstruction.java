package vn.postalgateway.operator;

/** For an operator that cannot be told what to do with an undelivered item: the partner learns that it was not told. */
public final class NoInstruction implements OperatorQuestion<InstructionRequest, InstructionOutcome> {

    /** Nothing is sent. */
    @Override
    public Object ask(InstructionRequest question) {
        throw new UnsupportedOperationException("this operator takes no instructions");
    }

    @Override
    public InstructionOutcome read(Object answer, InstructionRequest question) {
        throw new IllegalStateException("nothing was asked");
    }

    @Override
    public InstructionOutcome fail(Exception failure) {
        return new InstructionOutcome.Refused("the operator takes no instructions over its interface; call it");
    }
}
