package org.interagency.detection.geometry;

import java.util.Arrays;

/**
 * Finds extents that have a point in common, by a sweep over the places. Extents are added as rows of numbers, side by side in one array,
 * each with its holder and its subject; when all are there, {@link #prepare} gets them ready to be swept. Not safe for use by several
 * threads while rows are added.
 *
 * <p>A row takes {@value #BYTES_PER_ROW} bytes, half a cache line and the number of its subject; an extent takes a row for each run of
 * neighbouring places.
 */
public final class Sweep {

    private static final int WIDTH = 8;

    /** What a row takes in memory, besides room to grow: its numbers, and that of its subject. */
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
    private static final int MOST_ROWS = Integer.MAX_VALUE / WIDTH;

    private int[] numbers;
    private int[] subjectOfRow;
    private int rows;
    private int subjects;

    /** @param expectedRows what there is room for before it has to grow */
    public Sweep(int expectedRows) {
        this.numbers = new int[expectedRows * WIDTH];
        this.subjectOfRow = new int[expectedRows];
    }

    /**
     * Adds a row for each run of neighbouring places of an extent.
     *
     * @param subject of what it is an extent, from 0 on; only rows of one subject meet
     * @param holder whose it is; rows of one holder do not meet
     * @param tree the same for all extents of a sweep
     * @param bits the same for all extents of a sweep
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     * @throws IllegalArgumentException if there is no bit for one of the population groups
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

    /** How many rows there are; they are numbered from 0 on in the order in which they were added. */
    public int rows() {
        return rows;
    }

    /** One more than the highest subject. */
    public int subjects() {
        return subjects;
    }

    /** Told of two rows, by number, that meet. */
    @FunctionalInterface
    public interface RowVisitor {
        void visit(int one, int other);
    }

    /** Gets the rows that there are now ready to be swept: O(rows). */
    public Prepared prepare() {
        return new Prepared();
    }

    /** The rows, by subject. Different subjects may be swept by different threads at the same time. */
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

        /** Tells of each two rows of one subject, whichever, and of different holders that have a point in common. */
        void meetings(RowVisitor visitor) {
            for (int subject = 0; subject < ends.length; subject++) {
                meetings(subject, visitor);
            }
        }

        /**
         * Tells of each two rows of a subject, of different holders, that have a point in common: O(n log n + m), where n is the
         * number of the subject's rows and m the number of its pairs that have a place in common.
         */
        public void meetings(int subject, RowVisitor visitor) {
            int first = subject == 0 ? 0 : ends[subject - 1];
            int count = ends[subject] - first;
            int[] near = gather(first, count);
            long[] arrivals = arrivals(near, count);
            int[] alive = new int[count];
            int living = 0;
            for (long arrival : arrivals) {
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

        /** Some rows side by side: fetched all at once, since a sweep that fetched each when it comes to it would wait most of its time. */
        private int[] gather(int first, int count) {
            int[] near = new int[count * WIDTH];
            for (int i = 0; i < count; i++) {
                System.arraycopy(numbers, rowsBySubject[first + i] * WIDTH, near, i * WIDTH, WIDTH);
            }
            return near;
        }

        /** The numbers of rows in the order of the places where they begin, each with that place in its upper half. */
        private static long[] arrivals(int[] near, int count) {
            long[] arrivals = new long[count];
            for (int i = 0; i < count; i++) {
                arrivals[i] = (long) near[i * WIDTH + PLACE_FROM] << Integer.SIZE | i;
            }
            Arrays.sort(arrivals);
            return arrivals;
        }

        /** Whether two rows that have a place in common have all the rest in common too. */
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
