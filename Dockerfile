# The image of a service that Maven has built: ./registry build && docker build --build-arg SERVICE=gateway .
FROM eclipse-temurin:21-jre AS built
ARG SERVICE
COPY ${SERVICE}/target/quarkus-app/ /built/
# The registry's own libraries change with most builds, the other ones hardly ever; each kind gets its own layer.
RUN mkdir /own && mv /built/lib/main/org.interagency.* /own/

FROM eclipse-temurin:21-jre
WORKDIR /app
COPY --from=built /built/lib/ lib/
COPY --from=built /own/ lib/main/
COPY --from=built /built/quarkus-run.jar ./
COPY --from=built /built/quarkus/ quarkus/
COPY --from=built /built/app/ app/
USER 65534
ENV QUARKUS_LOG_CONSOLE_JSON_ENABLED=true
# Beside the heap, the JVM needs memory for classes, compiled code, threads and network buffers.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
