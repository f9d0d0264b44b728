package vn.postalgateway.sampleday;

import vn.postalgateway.tariff.Vnd;

/**
 * What a sample day comes to.
 *
 * @param accepted       orders that the gateway answered with 202
 * @param atThePost      items in the post's own record under one of these orders
 * @param lost           accepted orders that the post has no item of
 * @param doubled        items beyond the first of an order
 * @param onlinePart     citizen charges paid online within {@code confirmed}, passed on to the post
 * @param contestedLines lines of the statement that are not matched
 */
public record DayFigures(int accepted, int atThePost, int lost, int doubled, int delivered, Vnd tariff, Vnd citizens,
                         Vnd budget, Vnd claimed, Vnd confirmed, Vnd onlinePart, long contestedLines) {
}
