package vn.postalgateway.console.web;

import java.util.List;
import vn.postalgateway.console.OneStopPanel;
import vn.postalgateway.console.Picture;

/**
 * How far the orders have come on the way from the counter to the statement. Read off the same numbers that the panels
 * show, so that it is as true for real orders as for the sample day.
 */
record DayProgress(List<Stage> stages) {

    enum State { AHEAD, RUNNING, DONE }

    /** One stage: {@code done} of {@code total} are through. */
    record Stage(String name, long done, long total, State state) {
    }

    static DayProgress of(Picture picture) {
        OneStopPanel counts = picture.oneStop();
        long answered = counts.atPost() + counts.rejected() + counts.cancelled();
        long items = counts.atPost();
        long finished = Math.min(items, picture.post().finished());
        boolean statementCame = picture.finance().statement() != null;
        boolean compared = statementCame && picture.finance().statement().isReady();
        return new DayProgress(List.of(
                stage("accepted", counts.accepted(), counts.accepted()),
                stage("placed", answered, counts.accepted()),
                stage("finished", finished, items),
                new Stage("compared", compared ? 1 : 0, 1,
                        compared ? State.DONE : statementCame ? State.RUNNING : State.AHEAD)));
    }

    /** Whether something is under way that the viewer may wait for. */
    public boolean isRunning() {
        return stages.get(0).state() == State.DONE && stages.stream().anyMatch(s -> s.state() != State.DONE);
    }

    public boolean isOver() {
        return stages.stream().allMatch(s -> s.state() == State.DONE);
    }

    private static Stage stage(String name, long done, long total) {
        State state = total == 0 ? State.AHEAD : done >= total ? State.DONE : State.RUNNING;
        return new Stage(name, done, total, state);
    }
}
