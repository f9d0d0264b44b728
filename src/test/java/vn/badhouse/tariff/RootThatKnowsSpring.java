package vn.badhouse.tariff;

import org.springframework.stereotype.Component;

/** Breaks the house's rules on purpose, so that ArchitectureTest is seen to notice. */
@Component
public class RootThatKnowsSpring {
}
