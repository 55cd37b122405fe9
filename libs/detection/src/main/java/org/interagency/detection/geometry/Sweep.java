package org.interagency.detection.geometry;

import java.util.Arrays;
import org.interagency.detection.InterruptedDetectionException;
import org.interagency.detection.Interruption;

/**
 * Finds rows that have a point in common, by a sweep over the places. An extent becomes one row of numbers for each run of neighbouring places, with
 * a holder and a subject. All rows lie side by side in one array. After all rows are added, {@link #prepare} groups them by subject. Not thread-safe
 * while rows are added.
 *
 * <p>A row takes {@value #BYTES_PER_ROW} bytes: half a cache line, and the number of its subject.
 */
public final class Sweep {

    private static final int WIDTH = 8;

    /** The memory of one row in bytes, without spare capacity: its numbers, and the number of its subject. */
    public static final int BYTES_PER_ROW = (WIDTH + 1) * Integer.BYTES;

    private static final int PLACE_FROM = 0;
    private static final int PLACE_TO = 1;
    private static final int DAY_FROM = 2;
    private static final int DAY_TO = 3;
    private static final int AGES = 4;
    private static final int HOLDER = 5;
    private static final int GROUPS_LOW = 6;
    private static final int GROUPS_HIGH = 7;

    private static final int AGE_TO = 0xff;

    /** How many comparisons of rows may pass between two looks at the thread's interruption: some milliseconds. */
    private static final int STEPS_BETWEEN_CHECKS = 1 << 16;

    private static final int MOST_ROWS = Integer.MAX_VALUE / WIDTH;

    private int[] numbers;
    private int[] subjectOfRow;
    private int rows;
    private int subjects;

    /** @param expectedRows the initial capacity in rows */
    public Sweep(int expectedRows) {
        this.numbers = new int[expectedRows * WIDTH];
        this.subjectOfRow = new int[expectedRows];
    }

    /**
     * Adds a row for each run of neighbouring places of an extent.
     *
     * @param subject the number of what the extent belongs to, at least 0; only rows of the same subject are compared
     * @param holder the number of the holder; only rows of different holders are compared
     * @param tree the same for all extents of a sweep
     * @param bits the same for all extents of a sweep
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     * @throws IllegalArgumentException if one of the population groups has no bit
     */
    public void add(int subject, int holder, Extent extent, TerritoryTree tree, GroupBits bits) {
        Box.of(extent, tree, bits).forEach(box -> add(subject, holder, box));
    }

    void add(int subject, int holder, Box box) {
        makeRoom();
        Box.Section section = box.section();
        int at = rows * WIDTH;
        numbers[at + PLACE_FROM] = box.places().from();
        numbers[at + PLACE_TO] = box.places().to();
        numbers[at + DAY_FROM] = section.dayFrom();
        numbers[at + DAY_TO] = section.dayTo();
        numbers[at + AGES] = section.ageFrom() << Byte.SIZE | section.ageTo();
        numbers[at + HOLDER] = holder;
        numbers[at + GROUPS_LOW] = (int) section.groups();
        numbers[at + GROUPS_HIGH] = (int) (section.groups() >>> Integer.SIZE);
        subjectOfRow[rows++] = subject;
        subjects = Math.max(subjects, subject + 1);
    }

    private void makeRoom() {
        if (rows < subjectOfRow.length) {
            return;
        }
        if (rows == MOST_ROWS) {
            throw new IllegalStateException("a sweep takes no more than " + MOST_ROWS + " rows");
        }
        int room = (int) Math.min(MOST_ROWS, Math.max(16L, rows + rows / 2L));
        numbers = Arrays.copyOf(numbers, room * WIDTH);
        subjectOfRow = Arrays.copyOf(subjectOfRow, room);
    }

    /** The number of rows. Rows are numbered from 0 in the order in which they were added. */
    public int rows() {
        return rows;
    }

    /** The highest number of a subject plus one; 0 if there are no rows. */
    public int subjects() {
        return subjects;
    }

    /** Receives the numbers of two rows that have a point in common. */
    @FunctionalInterface
    public interface RowVisitor {
        void visit(int one, int other);
    }

    /** Groups the rows added so far by subject: O(rows). */
    public Prepared prepare() {
        return new Prepared();
    }

    /** The rows, grouped by subject. Several threads may sweep different subjects at the same time. */
    public final class Prepared {

        private final int[] ends = new int[subjects];
        private final int[] rowsBySubject = new int[rows];

        private Prepared() {
            int[] next = new int[subjects];
            for (int row = 0; row < rows; row++) {
                ends[subjectOfRow[row]]++;
            }
            int end = 0;
            for (int subject = 0; subject < subjects; subject++) {
                next[subject] = end;
                end += ends[subject];
                ends[subject] = end;
            }
            for (int row = 0; row < rows; row++) {
                rowsBySubject[next[subjectOfRow[row]]++] = row;
            }
        }

        /** Calls the visitor for each pair of rows, in all subjects, with the same subject, different holders and a point in common. */
        void meetings(RowVisitor visitor) {
            for (int subject = 0; subject < ends.length; subject++) {
                meetings(subject, visitor);
            }
        }

        /**
         * Calls the visitor for each pair of rows of a subject with different holders and a point in common: O(n log n + m), where n is the number of
         * rows of the subject and m the number of its pairs with a place in common.
         *
         * @throws InterruptedDetectionException if the thread is interrupted
         */
        public void meetings(int subject, RowVisitor visitor) {
            int first = subject == 0 ? 0 : ends[subject - 1];
            int count = ends[subject] - first;
            int[] near = gather(first, count);
            long[] arrivals = arrivals(near, count);
            int[] alive = new int[count];
            int living = 0;
            int stepsToCheck = 0;
            for (long arrival : arrivals) {
                stepsToCheck -= living + 1;
                if (stepsToCheck < 0) {
                    Interruption.check();
                    stepsToCheck = STEPS_BETWEEN_CHECKS;
                }
                int arriving = (int) arrival;
                int place = near[arriving * WIDTH + PLACE_FROM];
                int kept = 0;
                for (int i = 0; i < living; i++) {
                    int present = alive[i];
                    if (near[present * WIDTH + PLACE_TO] > place) {
                        alive[kept++] = present;
                        if (meetBesides(near, present, arriving)) {
                            visitor.visit(rowsBySubject[first + present], rowsBySubject[first + arriving]);
                        }
                    }
                }
                alive[kept] = arriving;
                living = kept + 1;
            }
        }

        /** Copies rows side by side before the sweep, which would otherwise spend most of its time waiting for memory. */
        private int[] gather(int first, int count) {
            int[] near = new int[count * WIDTH];
            for (int i = 0; i < count; i++) {
                System.arraycopy(numbers, rowsBySubject[first + i] * WIDTH, near, i * WIDTH, WIDTH);
            }
            return near;
        }

        /** The numbers of the rows, ordered by first place. The upper half of each value is that place. */
        private static long[] arrivals(int[] near, int count) {
            long[] arrivals = new long[count];
            for (int i = 0; i < count; i++) {
                arrivals[i] = (long) near[i * WIDTH + PLACE_FROM] << Integer.SIZE | i;
            }
            Arrays.sort(arrivals);
            return arrivals;
        }

        /** Whether two rows with a place in common have different holders, and days, ages and groups in common. */
        private static boolean meetBesides(int[] numbers, int one, int other) {
            int a = one * WIDTH;
            int b = other * WIDTH;
            return numbers[a + HOLDER] != numbers[b + HOLDER]
                    && numbers[a + DAY_FROM] < numbers[b + DAY_TO]
                    && numbers[b + DAY_FROM] < numbers[a + DAY_TO]
                    && numbers[a + AGES] >>> Byte.SIZE < (numbers[b + AGES] & AGE_TO)
                    && numbers[b + AGES] >>> Byte.SIZE < (numbers[a + AGES] & AGE_TO)
                    && ((numbers[a + GROUPS_LOW] & numbers[b + GROUPS_LOW])
                                    | (numbers[a + GROUPS_HIGH] & numbers[b + GROUPS_HIGH]))
                            != 0;
        }
    }
}
