package io.footfall.simulate.world;

/** A transaction at a till, closed when the customer leaves it. */
public record Sale(String till, int party, long timeUs, int items, long amountCents) {}
