package dev.slipway.order.journey;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "catalog", types = CatalogJourneys.class)
@ImportHttpServices(group = "todo", types = TodoJourneys.class)
class JourneyConfiguration {}
