package org.interagency.localstack.testing;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests at the same time. */
public final class Concurrently {

    private Concurrently() {}

    /** Sends each request in its own thread, all at the same time, and returns the answers in the order of the requests. */
    public static List<Response> send(List<Callable<Response>> requests) {
        ExecutorService pool = Executors.newFixedThreadPool(requests.size());
        CyclicBarrier start = new CyclicBarrier(requests.size());
        try {
            List<Future<Response>> sent = new ArrayList<>();
            for (Callable<Response> request : requests) {
                sent.add(pool.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : sent) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while requests are sent", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request was not answered", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
