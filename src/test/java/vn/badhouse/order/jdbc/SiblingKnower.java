package vn.badhouse.order.jdbc;

/** Breaks the house's rules on purpose: one adapter knows another. */
public class SiblingKnower {

    vn.badhouse.order.rest.Door sibling;
}
