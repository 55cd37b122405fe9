package org.interagency.agency.level;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class GovernmentLevelRepository implements PanacheRepositoryBase<GovernmentLevelEntity, UUID> {}
