package io.footfall.stage;

/** Which run of which code this is, for the ledger; no result depends on it. */
public record RunIdentity(String runId, String codeVersion) {}
