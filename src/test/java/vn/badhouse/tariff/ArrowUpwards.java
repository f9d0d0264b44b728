package vn.badhouse.tariff;

/** Breaks the house's rules on purpose: the ground floor knows the floor above. */
public class ArrowUpwards {

    vn.badhouse.order.jdbc.SiblingKnower above;
}
