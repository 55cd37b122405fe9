package org.interagency.kit.retention;

/** Records of one kind that a service keeps for a limited time. */
public interface ExpiringRecords {

    /**
     * Deletes records whose time has passed, oldest first. Skips those that another transaction has locked, so that all replicas may delete at the same
     * time. Needs a transaction.
     *
     * @return how many were deleted: at most {@code most}, and fewer only if no others can be deleted now
     */
    int deleteExpired(int most);
}
