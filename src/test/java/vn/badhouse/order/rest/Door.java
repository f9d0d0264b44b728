package vn.badhouse.order.rest;

/** Known by a sibling that must not know it. */
public class Door {
}
