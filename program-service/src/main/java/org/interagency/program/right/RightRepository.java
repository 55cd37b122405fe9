package org.interagency.program.right;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class RightRepository implements PanacheRepositoryBase<RightEntity, UUID> {}
