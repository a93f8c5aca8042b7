<?php return array('dependencies' => array('wp-i18n'), 'version' => 'c2dcacca020cf7931b7c');
